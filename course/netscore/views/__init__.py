"""How things are shown and touched: pictures, graphs, sentences, predictions, and what controls need besides."""

from netscore.views.access import Access
from netscore.views.described import DescribedFigure
from netscore.views.graph import Graph
from netscore.views.output import Output
from netscore.views.picture import Picture
from netscore.views.prediction import Prediction
from netscore.views.sentence import Sentence

__all__ = ["Access", "DescribedFigure", "Graph", "Output", "Picture", "Prediction", "Sentence"]
