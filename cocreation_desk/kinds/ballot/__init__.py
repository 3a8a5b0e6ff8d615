"""A question and its ways of voting, on the phones, the stage and the paper."""
