// What Streamlit says in English, and how it is said here.

/** Accessible names, hints and placeholders; nothing that a visitor typed is ever one of these. */
export const NAMES = new Map([
  ["Add files", "Andere Datei wählen"],
  ["Choose an option", "Bitte wählen"],
  ["Choose options", "Bitte wählen"],
  ["Clear all", "Alles entfernen"],
  ["Clear value", "Auswahl leeren"],
  ["Close", "Schließen"],
  ["Collapse sidebar", "Seitenleiste schließen"],
  ["Copy to clipboard", "Kopieren"],
  ["Copy version to clipboard", "Fassung von Streamlit kopieren"],
  ["Dismiss", "Schließen"],
  ["Expand sidebar", "Seitenleiste öffnen"],
  ["Help", "Erläuterung"],
  ["Link to heading", "Link zu dieser Überschrift"],
  ["Main menu", "Menü"],
  ["Open", "Auswahl öffnen"],
  ["Running...", "Wird berechnet"],
  ["Selectbox options", "Auswahl"],
  ["Sidebar", "Seitenleiste"],
  ["Theme", "Darstellung"],
  ["file upload", "Datei wählen"],
]);

/** Names that hold one of ours. */
const NAME_FORMS = [
  [/^Help for (.*)$/s, (_, of) => `Erläuterung zu ${of}`],
  [/^Remove (.*)$/s, (_, what) => `${what} entfernen`],
  [/^Shortcut (.*)$/s, (_, key) => `Taste ${key}`],
  [/^(.*), ([\d.]+)([KMG]?B)$/s, (_, file, size, unit) => `${file}, ${bytes(size, unit)}`],
];

/** Whole sentences, wherever they stand. */
const SENTENCES = new Map([
  ["Made with Streamlit v", "Erstellt mit Streamlit "],
  [
    "Streamlit server is not responding. Are you connected to the internet?",
    "Der Server antwortet nicht. Sind Sie mit dem Internet verbunden? " +
      "Ihr Szenario steht unverändert in der Adresszeile.",
  ],
  [
    "Failed to generate file for download",
    "Die Datei ließ sich nicht erzeugen. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.",
  ],
  ["Unable to connect to Streamlit server", "Der Server ist nicht zu erreichen"],
  ["Connecting to Streamlit server", "Die Verbindung wird aufgebaut"],
  [
    "Connection lost. Please wait for the app to reconnect, then try again.",
    "Die Verbindung ist unterbrochen. Bitte versuchen Sie es gleich noch einmal.",
  ],
  [
    "The page that you have requested does not seem to exist. Running the app's main page.",
    "Unter dieser Adresse gibt es keine Seite. Sie sehen die Startseite „Szenario“.",
  ],
]);

/** By the place where Streamlit writes: words that could be a visitor's elsewhere. */
const WORDS = [
  ['[data-testid="stSkipToContent"]', { "Skip to main content": "Zum Inhalt springen" }],
  [
    '[data-testid="stMainMenuList"]',
    {
      System: "Wie im System",
      Light: "Hell",
      Dark: "Dunkel",
      Print: "Drucken",
      "Record screen": "Bildschirm aufnehmen",
    },
  ],
  [
    '[data-testid="stStatusWidget"]',
    { Connecting: "Verbindung wird aufgebaut", Error: "Fehler", Stop: "Anhalten" },
  ],
  ['[data-testid="stFileUploaderDropzone"]', { Upload: "Datei wählen", "add icon": "Plus" }],
  ['[data-testid="stFileChip"]', { "Error: ": "Fehler: " }],
  [
    '[role="dialog"] h2',
    { "Connection error": "Keine Verbindung", "Page not found": "Diese Seite gibt es nicht" },
  ],
  ['[role="listbox"]', { "No results": "Nichts gefunden" }],
];
const BY_WORD = new Map(
  WORDS.flatMap(([place, words]) => Object.entries(words).map(([en, de]) => [en, [place, de]])),
);

const UPLOADER = '[data-testid="stFileUploader"]';
const ANNOUNCER = "[data-live-announcer]";

/** Texts with a number in them, by place. */
const WORD_FORMS = [
  [UPLOADER, /^([\d.]+)([KMG]?B) per file$/, (_, size, unit) => `höchstens ${bytes(size, unit)}`],
  [UPLOADER, /^([\d.]+)([KMG]?B)$/, (_, size, unit) => bytes(size, unit)],
  [
    UPLOADER,
    /^File must be ([\d.]+)([KMG]?B) or smaller\.$/,
    (_, size, unit) => `Die Datei darf höchstens ${bytes(size, unit)} groß sein.`,
  ],
  [UPLOADER, /^.* files are not allowed\.$/, () => "Eine Datei dieser Art ist hier nicht möglich."],
  [
    ANNOUNCER,
    /^(\d+) options? available\.$/,
    (_, count) => (count === "1" ? "Eine Möglichkeit." : `${count} Möglichkeiten.`),
  ],
];

/** German for a name, or nothing. */
export function name(english) {
  return NAMES.get(english) ?? inForm(NAME_FORMS, english);
}

/** German for a text in an element, or nothing. */
export function text(english, element) {
  const [place, german] = BY_WORD.get(english) ?? [];
  if (place && element.closest(place)) return german;
  return SENTENCES.get(english) ?? inForm(formsAt(element), english);
}

function formsAt(element) {
  if (!element.closest(`${UPLOADER}, ${ANNOUNCER}`)) return [];
  return WORD_FORMS.filter(([place]) => element.closest(place)).map(([, ...form]) => form);
}

function inForm(forms, english) {
  const form = forms.find(([pattern]) => pattern.test(english));
  return form && english.replace(...form);
}

function bytes(size, unit) {
  return `${size.replace(/\.0$/, "").replace(".", ",")}\u00a0${unit}`;
}
