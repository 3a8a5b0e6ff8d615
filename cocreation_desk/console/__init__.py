"""The facilitator's window: it shows the room and offers acts; it decides nothing."""
