import { Button, LinkButton } from "../button";
import { EmptyState } from "../empty-state";
import { ErrorSummary } from "../error-summary";
import { LogoMark } from "../logo";
import { Notice } from "../notice";
import { Shelf } from "./shelf";
import { Choices, Fields } from "./style-forms";
import { StyleNeeds } from "./style-needs";
import { Signs } from "./style-signs";

/** Every component in every state, for whoever changes how things look. In development only. */
export function StylePage() {
  return (
    <>
      <header className="page-head">
        <h1>Style</h1>
        <p className="lead">Every component and state. Switch the system to dark, narrow the window, zoom.</p>
      </header>
      <Tokens />
      <Actions />
      <Notices />
      <Fields />
      <Choices />
      <Signs />
      <StyleNeeds />
      <Empty />
    </>
  );
}

const colours = [
  "paper",
  "surface",
  "tint",
  "ink",
  "ink-soft",
  "line",
  "line-strong",
  "green",
  "sun",
  "brick",
];

function Tokens() {
  return (
    <Shelf title="Tokens">
      <ul className="row">
        {colours.map((name) => (
          <li key={name} className="small">
            <svg width="72" height="48" aria-hidden="true">
              <rect width="72" height="48" rx="8" style={{ fill: `var(--${name})`, stroke: "var(--line)" }} />
            </svg>
            <br />
            {name}
          </li>
        ))}
      </ul>
      <p className="lead">Lead: a warm noticeboard on a summer evening.</p>
      <p>Body. 13:45 Uhr, 0 1 2 3 4 5 6 7 8 9.</p>
      <p className="small muted">Small and muted.</p>
      <span className="logo">
        <LogoMark /> Anpacken
      </span>
    </Shelf>
  );
}

function Actions() {
  return (
    <Shelf title="Actions">
      <div className="row">
        <Button type="button">Primary</Button>
        <Button type="button" variant="secondary" icon="share">
          Secondary
        </Button>
        <Button type="button" variant="quiet">
          Quiet
        </Button>
        <Button type="button" variant="danger" icon="trash">
          Danger
        </Button>
        <Button type="button" disabled>
          Disabled
        </Button>
        <Button type="button" small>
          Small
        </Button>
      </div>
      <LinkButton to="#top" full>
        A link that looks like a button
      </LinkButton>
      <p>
        In a sentence, too: <a href="#top">back to the top</a>.
      </p>
    </Shelf>
  );
}

function Notices() {
  return (
    <Shelf title="Notices">
      {(["info", "success", "warn", "refusal"] as const).map((kind) => (
        <Notice key={kind} kind={kind} title={`A ${kind} notice`}>
          What happened, and what to do now.
        </Notice>
      ))}
      <ErrorSummary errors={[{ field: "style-error", message: "This field needs something." }]} />
    </Shelf>
  );
}

function Empty() {
  return (
    <Shelf title="Empty">
      <EmptyState title="Nothing here yet" action={<LinkButton to="#top">What to do next</LinkButton>}>
        One sentence that says why.
      </EmptyState>
    </Shelf>
  );
}
