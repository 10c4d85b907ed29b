-- Keys of texts in the history of orders have new names. Earlier builds do not know them.
update order_event set
    text_key = case
        when text_key = 'told.begun.payment' then 'history.payment.started'
        when text_key = 'told.called.off' then 'history.cancelled'
        when text_key = 'told.given.up' then 'history.payment.expired'
        when text_key = 'told.gone' then 'history.payment.missing'
        when text_key = 'told.held' then 'history.review'
        when text_key = 'told.moved' then 'history.stock.adjusted'
        when text_key = 'told.no.answer' then 'history.no.response'
        when text_key = 'told.nothing.new' then 'history.unchanged'
        when text_key = 'told.put.back' then 'history.restocked'
        when text_key = 'told.shipped.alone' then 'history.shipped.untracked'
        when text_key = 'told.unreserved' then 'history.stock.released'
        when text_key like 'told.begun.%' then replace(text_key, 'told.begun.', 'history.requested.')
        when text_key like 'told.elsewhere.%' then replace(text_key, 'told.elsewhere.', 'history.external.')
        when text_key like 'told.person.%' then replace(text_key, 'told.person.', 'history.unresolved.')
        when text_key like 'told.%' then replace(text_key, 'told.', 'history.')
        else replace(text_key, 'alarm.', 'alert.')
    end,
    text_parameters = replace(replace(replace(text_parameters,
        '"@hold.', '"@review.'),
        '"@ending.', '"@outcome.reason.'),
        '"@fact.', '"@mail.event.')
where text_key like 'told.%' or text_key like 'alarm.%';
update schema_floor set needs_migration = '226';
