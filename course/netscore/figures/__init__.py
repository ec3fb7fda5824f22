"""Model state in, plotly figure out. No widgets here."""
