// The chat page.
import "./styles/page.css";
import { preparePanels } from "./app/panels";
import { applyTextSize } from "./app/text-size";
import "./components/header/header";
import "./components/app/app";

applyTextSize();
preparePanels();
