"""Readers beside our own, asked only when a person says so: a language model at an address, a tagger in a folder.

They stand outside the steps, which see no network: what they tell is kept (`model.Tip`) and believed by the steps only
where its words stand on the page.
"""
