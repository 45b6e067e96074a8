-- Whether somebody chose the model of a turn. Where nobody did, the turn may go on with another when its model is gone.
alter table turn add column model_chosen boolean default true not null;
