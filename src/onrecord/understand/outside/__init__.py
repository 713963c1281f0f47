"""What outside readers said of a page, and another pipeline in place of our language base.

Nothing here asks anybody: `onrecord.outside` does, when a person says so, and keeps the answers as `model.Tip`.
"""
