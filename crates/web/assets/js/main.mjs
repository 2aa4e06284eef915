// Everything here makes a working page quicker to use; no page needs it.
import "htmx.org";
import * as board from "./board.mjs";
import * as bulk from "./bulk.mjs";
import * as cell from "./cell.mjs";
import * as confirm from "./confirm.mjs";
import * as copy from "./copy.mjs";
import * as dialog from "./dialog.mjs";
import * as drafts from "./drafts.mjs";
import * as drops from "./drops.mjs";
import * as errors from "./errors.mjs";
import * as filters from "./filters.mjs";
import * as keys from "./keys.mjs";
import * as live from "./live.mjs";
import * as mentions from "./mentions.mjs";
import * as palette from "./palette.mjs";
import * as preview from "./preview.mjs";
import * as recent from "./recent.mjs";
import * as refill from "./refill.mjs";
import * as score from "./score.mjs";
import * as sheet from "./sheet.mjs";
import * as suggest from "./suggest.mjs";
import * as theme from "./theme.mjs";
import * as ticks from "./ticks.mjs";
import * as toasts from "./toasts.mjs";
import * as unsaved from "./unsaved.mjs";
import * as when from "./when.mjs";
import * as zone from "./zone.mjs";

// The cell listens before the shortcuts, so that Esc and Ctrl-Enter mean the cell while one is open.
const parts = [board, suggest, mentions, when, refill, cell, confirm, copy, dialog, drops, filters, live, bulk, palette, preview, recent, theme, ticks, toasts, unsaved, drafts, errors, score, sheet, zone, keys];
for (const part of parts) part.start();
