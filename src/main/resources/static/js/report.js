// The report's button that prints it.

import { action } from "./dom.js"

action("print", () => print())
