-- Stored states, causes and kinds get the standard terms that the code uses. Earlier releases do not know them.
alter table orders alter column customer_type set data type varchar(16);
alter table orders alter column customer_type set default 'PERSON';
alter table orders alter column stage set default 'UNPAID';
update orders set
    payment_state = case payment_state
        when 'OPEN' then 'NOT_STARTED' when 'LAPSED' then 'EXPIRED' when 'STOPPED' then 'BLOCKED' else payment_state end,
    stage = case stage when 'OPEN' then 'UNPAID' when 'HELD' then 'IN_REVIEW' else stage end,
    review_reason = case review_reason
        when 'ROWS_DIFFER' then 'LINES_DIFFER' when 'PAID_AFTER_GIVING_UP' then 'PAID_AFTER_EXPIRY'
        else review_reason end,
    customer_type = case customer_type when 'B2B' then 'COMPANY' else 'PERSON' end;
update payment_attempt set payment_state = case payment_state
        when 'OPEN' then 'NOT_STARTED' when 'LAPSED' then 'EXPIRED' else 'BLOCKED' end
    where payment_state in ('OPEN', 'LAPSED', 'STOPPED');
update payment_operation set
    kind = case kind when 'CANCEL' then 'VOID' else kind end,
    state = case state when 'INTENDED' then 'CREATED' when 'ONGOING' then 'PENDING' else state end,
    outcome_reason = case outcome_reason
        when 'CLOSED_BEFORE' then 'ALREADY_CLOSED' when 'DONE_ELSEWHERE' then 'DONE_EXTERNALLY'
        when 'NO_ANSWER' then 'NO_RESPONSE' else outcome_reason end
    where kind = 'CANCEL' or state in ('INTENDED', 'ONGOING')
        or outcome_reason in ('CLOSED_BEFORE', 'DONE_ELSEWHERE', 'NO_ANSWER');
update order_line set kind = 'SHIPPING' where kind = 'DELIVERY';
update payment_operation_line set kind = 'SHIPPING' where kind = 'DELIVERY';
update payment_revision set lines = replace(lines, '"kind":"DELIVERY"', '"kind":"SHIPPING"')
    where lines like '%"kind":"DELIVERY"%';
update discount set kind = 'FREE_SHIPPING' where kind = 'FREE_DELIVERY';
update notification set state = 'FAILED' where state = 'PARKED';
update account_change set kind = case kind when 'NEW_PASSWORD' then 'PASSWORD_CHANGED' else 'ROLE_CHANGED' end
    where kind in ('NEW_PASSWORD', 'NEW_ROLE');

update alert set
    cause = case cause
        when 'PAYMENT_HELD' then 'PAYMENT_IN_REVIEW' when 'PAYMENT_LOST' then 'PAYMENT_INVALIDATED'
        when 'NOTIFICATION_PARKED' then 'NOTIFICATION_FAILED' when 'PROVIDER_REFUSES_US' then 'PROVIDER_MISCONFIGURED'
        when 'MESSAGE_PARKED' then 'MESSAGE_FAILED' when 'OPERATION_TURNED_UP' then 'OPERATION_SUCCEEDED_LATE'
        else cause end,
    subject = case subject when 'alarm-mail' then 'alert-mail' else
        replace(replace(subject, '/ROWS_DIFFER/', '/LINES_DIFFER/'), '/PAID_AFTER_GIVING_UP/', '/PAID_AFTER_EXPIRY/')
        end,
    explanation = replace(replace(explanation,
        'ROWS_DIFFER', 'LINES_DIFFER'), 'PAID_AFTER_GIVING_UP', 'PAID_AFTER_EXPIRY');
update alert set open_subject = concat(cause, '/', subject) where open_subject is not null;

update outbox_message set
    state = case state when 'SETTLED' then 'DISMISSED' else state end,
    handler = case handler when 'alarm-mail' then 'alert-mail' else handler end,
    payload = replace(replace(replace(replace(replace(replace(replace(replace(replace(payload,
        '"kind":"HELD"', '"kind":"IN_REVIEW"'),
        '"reason":"ROWS_DIFFER"', '"reason":"LINES_DIFFER"'),
        '"reason":"PAID_AFTER_GIVING_UP"', '"reason":"PAID_AFTER_EXPIRY"'),
        '"cause":"PAYMENT_HELD"', '"cause":"PAYMENT_IN_REVIEW"'),
        '"cause":"PAYMENT_LOST"', '"cause":"PAYMENT_INVALIDATED"'),
        '"cause":"NOTIFICATION_PARKED"', '"cause":"NOTIFICATION_FAILED"'),
        '"cause":"PROVIDER_REFUSES_US"', '"cause":"PROVIDER_MISCONFIGURED"'),
        '"cause":"MESSAGE_PARKED"', '"cause":"MESSAGE_FAILED"'),
        '"cause":"OPERATION_TURNED_UP"', '"cause":"OPERATION_SUCCEEDED_LATE"')
    where state <> 'DELIVERED' or handler = 'alarm-mail';

update order_history_entry set
    type = case
        when type = 'PAYMENT_BEGUN' then 'PAYMENT_STARTED'
        when type = 'PAYMENT_FAILED_TO_BEGIN' then 'PAYMENT_START_FAILED'
        when type = 'ASKED' then 'QUERIED'
        when type = 'HELD' then 'PUT_IN_REVIEW'
        when type = 'ALARM' then 'ALERT'
        when type = 'GIVEN_UP' then 'PAYMENT_EXPIRED'
        when type = 'SENT_AGAIN' then 'MESSAGE_RESENT'
        when type = 'LET_BE' then 'MESSAGE_DISMISSED'
        when type = 'CANCEL' and text_key = 'history.cancelled' then 'CANCELLED'
        when type = 'CANCEL' then 'VOID'
        else type end,
    text_key = case
        when text_key = 'payment.OPEN' then 'payment.NOT_STARTED'
        when text_key = 'payment.LAPSED' then 'payment.EXPIRED'
        when text_key = 'payment.STOPPED' then 'payment.BLOCKED'
        when text_key = 'alert.PAYMENT_HELD' then 'alert.PAYMENT_IN_REVIEW'
        when text_key = 'alert.PAYMENT_LOST' then 'alert.PAYMENT_INVALIDATED'
        when text_key = 'alert.NOTIFICATION_PARKED' then 'alert.NOTIFICATION_FAILED'
        when text_key = 'alert.PROVIDER_REFUSES_US' then 'alert.PROVIDER_MISCONFIGURED'
        when text_key = 'alert.MESSAGE_PARKED' then 'alert.MESSAGE_FAILED'
        when text_key = 'alert.OPERATION_TURNED_UP' then 'alert.OPERATION_SUCCEEDED_LATE'
        when text_key like 'history.%.cancel' then
            replace(replace(text_key, '.cancel', '.void'), 'history.ongoing.', 'history.pending.')
        when text_key like 'history.ongoing.%' then replace(text_key, 'history.ongoing.', 'history.pending.')
        else text_key end,
    text_parameters = replace(replace(replace(replace(replace(replace(text_parameters,
        '"@review.ROWS_DIFFER"', '"@review.LINES_DIFFER"'),
        '"@review.PAID_AFTER_GIVING_UP"', '"@review.PAID_AFTER_EXPIRY"'),
        '"@mail.event.HELD"', '"@mail.event.IN_REVIEW"'),
        '"@outcome.reason.CLOSED_BEFORE"', '"@outcome.reason.ALREADY_CLOSED"'),
        '"@outcome.reason.DONE_ELSEWHERE"', '"@outcome.reason.DONE_EXTERNALLY"'),
        '"@outcome.reason.NO_ANSWER"', '"@outcome.reason.NO_RESPONSE"')
    where type in ('PAYMENT_BEGUN', 'PAYMENT_FAILED_TO_BEGIN', 'ASKED', 'HELD', 'ALARM', 'GIVEN_UP', 'SENT_AGAIN', 'LET_BE',
            'CANCEL')
        or text_key in ('payment.OPEN', 'payment.LAPSED', 'payment.STOPPED') or text_key like 'alert.%'
        or text_key like 'history.%.cancel' or text_key like 'history.ongoing.%' or text_parameters like '%"@%';

-- The result of a bulk job's item was one text, code and detail separated by a bar.
alter table bulk_job_item add column result_code varchar(64) default '' not null;
update bulk_job_item set
    result_code = case when position('|' in failure) > 0
        then substring(failure from 1 for position('|' in failure) - 1) else substring(failure from 1 for 64) end,
    failure = case when position('|' in failure) > 0
        then substring(failure from position('|' in failure) + 1) else '' end
    where failure is not null;
update bulk_job_item set result_code = case result_code
        when 'BROKE' then 'ERROR' when 'CAPTURED_AT_ONCE' then 'AUTO_CAPTURED'
        when 'CAPTURE_INTENDED' then 'CAPTURE_CREATED' when 'CAPTURE_ONGOING' then 'CAPTURE_PENDING'
        when 'HELD' then 'IN_REVIEW' when 'NEWS' then 'UPDATED' when 'NOTHING_NEW' then 'UNCHANGED'
        when 'NOT_LEFT' then 'EXCEEDS_REMAINDER' when 'NO_ANSWER' then 'NO_RESPONSE' when 'PAID_BACK' then 'REFUNDED'
        when 'PAYMENT_WAITS' then 'PAYMENT_PENDING' when 'SHIPPED_BEFORE' then 'ALREADY_SHIPPED'
        when 'STOPPED' then 'BLOCKED' else result_code end;
update bulk_job set action = 'refresh' where action = 'ask';

update schema_floor set needs_migration = '233';
