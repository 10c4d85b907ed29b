-- What was paid back in full before it left is not to be shipped any more.
update orders set stage = 'CANCELLED'
where stage = 'TO_SHIP' and payment_state = 'CAPTURED' and refunded_amount > 0 and refunded_amount >= captured_amount;
