// The chat page.
import "./styles/page.css";
import { takeColour } from "./app/embedding";
import { preparePanels } from "./app/panels";
import { applyTextSize } from "./app/text-size";
import "./components/header/header";
import "./components/app/app";

applyTextSize();
takeColour();
preparePanels();
