-- Tables, columns, constraints and indexes get the names that the code and the documentation use. Earlier releases do
-- not know them.
alter table payment_attempt rename column given_up_at to abandoned_at;
alter table payment_attempt rename column secured_at to paid_at;
alter table payment_attempt rename column cart_key to session_id;
alter table payment_attempt rename column cart_key_revision to session_revision;
alter table payment_attempt rename column cart_key_at to session_opened_at;
alter table payment_attempt rename column cart_call_until to session_lease_until;
alter table payment_attempt rename column cart_call_fence to session_fence;
alter table payment_attempt rename column provider_order_id to payment_id;
alter table payment_attempt rename column applied_stamp to applied_sequence_number;
alter table payment_attempt rename column questions to unchanged_queries;
alter table payment_attempt rename column next_question_at to next_query_at;
alter table payment_attempt rename constraint payment_attempt_number_once to payment_attempt_number_unique;
alter table payment_attempt rename constraint payment_attempt_reference_once to payment_attempt_reference_unique;
alter table payment_attempt rename constraint payment_attempt_token_once to payment_attempt_token_unique;
alter table payment_attempt rename constraint payment_attempt_of_provider_order to payment_attempt_payment_unique;
alter index payment_attempt_next_question rename to payment_attempt_next_query;

alter table payment_revision rename constraint payment_revision_number_once to payment_revision_number_unique;

alter table payment_operation rename column provider_order_id to payment_id;
alter table payment_operation rename column ending to outcome_reason;
alter table payment_operation rename column last_capture to final_capture;
alter table payment_operation rename column voiding to voids_reviewed_payment;
alter table payment_operation rename column put_back to restock;
alter table payment_operation rename column token to idempotency_key;
alter table payment_operation rename column begun_at to started_at;
alter table payment_operation rename column looks to checks;
alter table payment_operation rename column for_person to needs_attention;
alter table payment_operation rename constraint payment_operation_number_once to payment_operation_number_unique;
alter table payment_operation rename constraint payment_operation_token_once to payment_operation_idempotency_key_unique;
alter table payment_operation rename constraint payment_operation_reference_once to payment_operation_reference_unique;
alter table payment_operation rename constraint payment_operation_transaction_once to payment_operation_transaction_unique;
alter index payment_operation_for_person rename to payment_operation_needs_attention;

alter table payment_operation_row rename to payment_operation_line;
alter table payment_operation_line rename column base to base_position;
alter table payment_operation_line rename column part_number to sku;

alter table notification rename column identity to deduplication_key;
alter table notification rename column receipts to receive_count;
alter table notification rename column provider_order_id to payment_id;
alter table notification rename column entered to recorded;
alter table notification rename constraint notification_once to notification_unique;
alter index notification_last rename to notification_last_received;

alter table link_failure rename to connection_failure;

alter table orders rename column hold_reason to review_reason;
alter table orders rename column hold_expected to review_expected_amount;
alter table orders rename column hold_actual to review_actual_amount;
alter table orders rename column hold_explanation to review_explanation;
alter table orders rename column hold_payment to review_payment_id;
alter table orders rename column purchase_type to customer_type;
alter table orders rename column delivery_method to shipping_method;
alter table orders rename constraint orders_number_once to orders_number_unique;
alter table orders rename constraint orders_receipt_token_once to orders_receipt_token_unique;
alter table orders rename constraint orders_one_per_cart to orders_cart_token_unique;
alter index orders_held rename to orders_in_review;

alter table order_line rename column part_number to sku;

alter table order_event rename to order_history_entry;
alter index order_event_of_order rename to order_history_entry_of_order;

alter table alarm rename to alert;
alter table alert rename constraint alarm_open_once to alert_open_unique;
alter index alarm_of_order rename to alert_of_order;
alter index alarm_subject rename to alert_subject;
alter index alarm_open rename to alert_open;

alter table bulk_job rename column begun_at to started_at;
alter table bulk_job rename column items to item_count;
alter table bulk_job rename column once to idempotency_key;
alter table bulk_job rename constraint bulk_job_once to bulk_job_idempotency_key_unique;
alter table bulk_item rename to bulk_job_item;
alter table bulk_job_item rename constraint bulk_item_once to bulk_job_item_unique;
alter index bulk_item_of_job rename to bulk_job_item_of_job;
alter index bulk_item_due rename to bulk_job_item_due;
alter index bulk_item_of_order rename to bulk_job_item_of_order;

alter table outbox_message rename column fact to event_id;
alter table outbox_message rename constraint outbox_message_once to outbox_message_unique;
alter index outbox_message_about rename to outbox_message_subject;

alter table delivery_method rename to shipping_method;
alter table delivery_method_text rename to shipping_method_text;
alter table shipping_method rename constraint delivery_method_price_not_negative to shipping_method_price_not_negative;
alter table shipping_method rename constraint delivery_method_vat_rate_swedish to shipping_method_vat_rate_swedish;

alter table discount rename column worth to discount_value;
alter table discount rename column minimum to minimum_amount;
alter table discount rename column most_uses to max_uses;
alter table discount rename column most_per_consumer to max_uses_per_customer;
alter table discount rename constraint discount_worth_not_negative to discount_value_not_negative;
alter table discount_use rename column consumer to customer_hash;

alter table stock_return rename to restocked_line;
alter table reservation rename to checkout_reservation;
alter index reservation_due rename to checkout_reservation_due;

alter table look_mark rename to job_checkpoint;
alter table job_checkpoint rename column next_at to next_run_at;
alter table job_checkpoint rename column seen_at to position_at;
alter table job_checkpoint rename column seen_id to position_id;
-- Replaced by job_checkpoint; they were for the release before that.
drop table payment_sweep;
drop table erasure_mark;

update schema_floor set needs_migration = '231';
