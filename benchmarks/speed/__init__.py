"""Speed as ratios, each measured against a peer or a floor in the same run."""
