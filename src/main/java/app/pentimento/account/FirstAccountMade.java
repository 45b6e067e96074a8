package app.pentimento.account;

/** The first account was made: what was made before there were accounts becomes its own, in the same transaction. */
public record FirstAccountMade(String accountId) {}
