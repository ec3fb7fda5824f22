// From one person to another without a mouse: arrows to the nearest in that direction, F along their ties.

const DIRECTION = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

// The nearest person in the direction of an arrow key, or null; what lies sideways counts as farther.
export function nearest(key, from, places) {
  const [dx, dy] = DIRECTION[key];
  let best = null, least = Infinity;
  places.forEach(([x, y], person) => {
    const ahead = (x - places[from][0]) * dx + (y - places[from][1]) * dy;
    const aside = (x - places[from][0]) * dy - (y - places[from][1]) * dx;
    const far = Math.hypot(ahead, 2 * aside);
    if (ahead > 0 && far < least) [best, least] = [person, far];
  });
  return best;
}

// Of the keys that are ours: who gets the focus ("person"), or what else is meant ("pick", "leave"); else null.
export function meaning(key, from, places, friends, walk) {
  if (key in DIRECTION) return { person: nearest(key, from, places) ?? from };
  if (key === "f" || key === "F") {
    // Around the friends of the person from whom the walk began.
    const circle = friends[walk.of];
    if (!circle.length) return { person: from };
    walk.at = (walk.at + 1) % circle.length;
    return { person: circle[walk.at], walking: true };
  }
  if (key === "Enter" || key === " ") return { pick: true };
  if (key === "Escape") return { leave: true };
  return null;
}
