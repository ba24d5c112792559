/** The words that the rule of `claims.ts` knows. Data only: what the rule does with them stands there. */

const list = (words: string): readonly string[] => words.trim().split(/\s*\n\s*/);
const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export const MONTHS = set('January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec');

/** Numbers in words that nobody uses in passing, as “two” or “ten” are. */
export const NUMBER_WORDS = set(`
  eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
  dozen dozens hundred hundreds thousand thousands million millions billion billions percent percentage
`);

/** What carries no claim although it looks like a name: the hub and its project, and labels of groups and papers. */
export const HUB_NAMES: readonly string[] = list(`
  CoPPeR Network
  CoPPeR Hub
  Co-Production and Peer Research
  Go Deeper
  White British
  Easy Read
  Creative Commons
  Open Researcher
  People Seeking Asylum
`);

/** Words that stand in a name without being capitals: “Institute for Health Research”. */
export const JOINERS = set('of for & de la');

/** Capitalised words that make no name by themselves when they stand beside another one. */
export const NOT_NAMES = set(`
  I I'm I'd I'll I've A4 A3 A5 CoPPeR English Urdu Markdown PDF DOI HTML MDX YAML CC BY FAQ OK
`);

/**
 * Words that begin a sentence without being part of a name. A first word that is not here counts as part
 * of a name when another capitalised word follows.
 */
export const OPENERS = set(`
  a about above across act add adopt after again against agree all allow almost along already also although always among an and another any anyone
  anybody anything are area areas around as ask at avoid be because been before begin behind being below beside best between beyond both bring build but by
  call can card cards change check choose cite click collect come compare consider contact contacts copy could count decide describe despite did discuss
  do does don't down draw drop during each earlier early either email end even every everybody everyone everything explain far few fewer fill find first
  follow for found from further gather get give given go good great group groups had half has have he hear help her here high his hold how however if imagine
  in include inside instead into invite is it its it's join just keep know known large last later learn leave less let lesson lessons like list listen local look
  made make many match may maybe meanwhile meet meeting might module modules more most move much must my name near neither never new next no nobody none
  nor not note nothing now of off offer often old on once one only onto open or other others our out over own page pages past people perhaps pick place plan
  point post practise print project projects promise put question questions rather read readers receive record remember report research researchers residents
  return review run said same save say says search second section see select send set several share she should show since sit small so some somebody someone
  something soon source sources speak spend start state step steps still stop story such suggest support take talk tell ten than thank that that's the their
  them then there these they thing things think third this those though three through throughout till to today together too toward towards translate try turn
  two type under unless unlike until up upon use used using very view visit walk want was watch we well were what what's whatever when whenever where wherever
  whether which while who whoever whom whose why will with within without work would write yes yet you your
  five four six seven eight nine adapted authors based both citizen co-production community communities data date director evidence fact family former
  funders funding host in-depth lead led licence links members northern partner peer please policy protocol public published publisher run southern staff title version volunteers
`);
