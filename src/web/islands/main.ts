import { AutoSubmit } from "./auto-submit.ts";
import { CopyLink } from "./copy-link.ts";
import { DropZone } from "./drop-zone.ts";
import { LiveProgress } from "./live-progress.ts";
import { MapPan } from "./map-pan.ts";
import { PlaceCombobox } from "./place-combobox.ts";

// Everything works without these: each makes better what the page already does.
customElements.define("auto-submit", AutoSubmit);
customElements.define("copy-link", CopyLink);
customElements.define("drop-zone", DropZone);
customElements.define("live-progress", LiveProgress);
customElements.define("map-pan", MapPan);
customElements.define("place-combobox", PlaceCombobox);
