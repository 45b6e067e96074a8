// The page's scripts. Each module looks after one thing; what the server rendered works without them.

import "./times.js"
import "./composer.js"
import "./conversation.js"
import "./live.js"
import "./history.js"
import "./rail.js"
import "./stage.js"
import "./compare.js"
import "./keys.js"
import "./chips.js"
import "./connection.js"
