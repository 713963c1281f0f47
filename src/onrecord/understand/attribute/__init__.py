"""A trained reader of attributions: which words of a page are cues, sources and contents, and which belong together."""
