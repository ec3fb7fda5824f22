// What is known of one person, beside them while they are pointed at or have the focus.

export function lines(person) {
  return [
    `resident ${person.number}, ${person.group}`,
    Number.isNaN(person.own) ? null : `own score ${person.own.toFixed(0)}`,
    Number.isNaN(person.now) ? null : `${person.nowName} ${person.now.toFixed(1)}`,
    person.friends === 1 ? "1 friend" : `${person.friends} friends`,
    person.verdict || null,
  ].filter((line) => line !== null);
}

export function showCard(card, person, x, y, width, height) {
  card.replaceChildren(
    ...lines(person).map((line, k) => {
      const row = document.createElement(k ? "div" : "strong");
      row.textContent = line;
      return row;
    }),
  );
  card.hidden = false;
  // On the side where there is room.
  card.style.left = x < width / 2 ? `${x + 14}px` : "";
  card.style.right = x < width / 2 ? "" : `${width - x + 14}px`;
  card.style.top = y < height / 2 ? `${y + 8}px` : "";
  card.style.bottom = y < height / 2 ? "" : `${height - y + 8}px`;
}
