-- Answers that a vendor keeps for later turns. Where the turn is gone, or no later one will go on from it, turn_id is null
-- and a job has the vendor forget the answer.
create table kept_answer (
    id          varchar(32) primary key,
    backend     varchar(50) not null,
    answer_id   varchar(300) not null,                   -- the vendor's
    turn_id     varchar(32) references turn on delete set null,
    tries       integer not null,                        -- how often the vendor was asked to forget it
    next_try_at timestamp(6) with time zone not null
);
create index kept_answer_by_turn on kept_answer (turn_id, next_try_at);

-- Signatures of image models may be larger than a column of bytes takes in every database.
alter table transcript_part alter column words set data type text;
alter table transcript_part add column large_signature text;                          -- base64, in place of signature
