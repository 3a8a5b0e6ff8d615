"""Drawing by lot that anyone can recompute: the frozen pool, the public order, quotas that hold, and the proof of it.

The definitions are those of CD-ORDRE-1 (``order``, ``walk``) and CD-1000-1 (``lottery``, ``panels``); ``draw`` puts them
together. Only ``solver`` needs more than Python, and nothing it says is believed before it was checked in whole numbers.
"""
