"""Small trained nets over words, run by numpy alone: spelling and vectors in, one state a word out."""
