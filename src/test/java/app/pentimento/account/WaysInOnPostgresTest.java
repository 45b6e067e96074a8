package app.pentimento.account;

import app.pentimento.testing.Team;

class WaysInOnPostgresTest extends WaysInTest {
    @Override
    Team startTeam() {
        return Team.startOnPostgres();
    }
}
