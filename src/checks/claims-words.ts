/** The words that the rule of `claims.ts` knows. Data only: what the rule does with them stands there. */

const list = (words: string): readonly string[] => words.trim().split(/\s*\n\s*/);
const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export const MONTHS = set(
  'January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec',
);

/** Numbers in words that nobody uses in passing, as “two” or “ten” are. */
export const NUMBER_WORDS = set(`
  eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
  dozen dozens hundred hundreds thousand thousands million millions billion billions percent percentage
`);

/** What carries no claim although it looks like a name: the hub, and labels of groups and papers. */
export const HUB_NAMES: readonly string[] = list(`
  CoPPeR Network
  CoPPeR Hub
  White British
  South Asian
  Easy Read
`);

/** Words that stand in a name without being capitals: “Institute for Health Research”. */
export const JOINERS = set('of for in & de la');

/** Capitalised words that make no name by themselves when they stand beside another one. */
export const NOT_NAMES = set(`
  I I'm I'd I'll I've A4 A3 A5 CoPPeR English Urdu Markdown PDF DOI HTML MDX YAML CC BY FAQ OK
`);

/**
 * Words that begin a sentence without being part of a name. A first word that is not here counts as part
 * of a name when another capitalised word follows.
 */
export const OPENERS = set(`
  a about above across act adapted add adopt after again against agree all allow almost along already also although always among an and another any
  anybody anyone anything are area areas around as ask at authors avoid based be because been before begin behind being below beside best between
  beyond both bring build but by call can card cards change check choose cite click co-production collect come communities compare consider consult
  contact contacts copy could count data date decide describe despite did director discuss do does don't down draw drop during each earlier early
  eight either email end even every everybody everyone everything evidence explain fact far feed few fewer fill find finish first five follow for
  former found four from funders funding further gather get give given go good great greet group groups had half has have he hear help her here high
  hire his hold honour host how however identify if ignore imagine in in-depth include inform inside instead interview into introduce invite involve
  is it it's its join just keep know known label large last later lead learn leave led lend less lesson lessons let licence like link links list
  listen local look made make manage many map mark match may maybe meanwhile measure meet meeting members mention might mind mix module modules more
  most move much must my name near need neither never new next nine no nobody none nor not note nothing notice now observe of off offer often old on
  once one only onto open or order other others our out over own page pages pair pass past pause pay people perhaps phone pick pin place plan please
  point policy post practise prefer prepare print project projects promise protect protocol provide publish published publisher put question questions
  quote raise rather reach read readers receive record recruit reduce refer rely remember repeat reply report request research researchers reserve
  residents respect rest return reuse review reward rewrite run said same save say says scan schedule search second section see seek select send
  separate set seven several share she should show sign since sit six small so some somebody someone something soon sort source sources speak spell
  spend spread staff start state stay step steps stick still stop story study such suggest support swap take talk teach tell ten test text than thank
  that that's the their them then there these they thing things think third this those though three through throughout till title to today together
  too toward towards track train translate treat trust try turn two type under unless unlike until up upon use used using value version very view
  visit volunteer volunteers wait walk want warn was watch we weigh welcome well were what what's whatever when whenever where wherever whether which
  while who whoever whom whose why will wish with within without work worry would write yes yet you your
`);
