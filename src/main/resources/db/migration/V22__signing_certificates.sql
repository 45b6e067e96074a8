-- The certificates that the nodes of this installation sign manifests with, and their roots: every node trusts the roots
-- of all, also those of nodes and keys that are gone. Public certificates only; private keys never leave their node.
create table signing_certificate (
    fingerprint   varchar(64) primary key,
    kind          varchar(10) not null,
    certificate   varchar(16000) not null,
    first_used_at timestamp(6) with time zone not null
);
