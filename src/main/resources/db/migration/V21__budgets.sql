-- What a session may spend on models, in US dollars; null for the operator's setting.
alter table session add column budget_usd numeric(14, 6);

-- For what was spent today and this month.
create index turn_by_end on turn (finished_at);
