/**
 * The words of the generated corpus: plain things of a house, a garden and the country, all in the
 * dictionary of British English. Nothing said with them means anything, and none is a name.
 */
const split = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Things; each makes its plural with an s. */
export const NOUNS = split(`
anchor apple apron arrow attic autumn awning badge badger banner barn barrel basket bead beam bean bell bicycle biscuit
blanket blossom boat bonnet book boot bottle boulder bowl bracket branch bread brick bridge bridle broom brook bucket button cabin
cable candle canoe canvas carpet cart castle cellar chain chair chalk chart cheese chestnut chimney clay cliff clock cloud
clover coat cobble compass copper cord corner cottage counter cradle crane crate creek cricket crown cup cupboard cupola curtain
cushion deck desk dial dome door drawer drum duck eagle easel egg elbow ember envelope evening fabric
falcon farm feather fence fern ferry field fiddle fig finger fire flag flask flint flower flute folder fountain frame
garden gate gazebo glacier glove goat grain granite grape gravel hammer hammock handle harbour harp hat hazel heather hedge
helmet heron hill hinge honeycomb hood hook horizon horn icicle island ivory jacket jar jewel jug kettle kite kitten ladle
lake lamp lane lantern lawn ledge lemon lentil letter lever lid lilac limestone lock loom magnet mallet map maple marble
marsh mast meadow melon mill mirror mitten moon morning mountain mug muffin napkin needle nest notebook nut oar oak ocean
olive onion orchard oven owl paddle page paint pan paper parcel parlour path pattern pear pebble pen pencil pepper petal
piano picnic pier pigeon pillow pine pipe pitcher plank plate plough plum pocket pond porch postcard pot puddle pulley pump
pumpkin quarry quill quilt rabbit raft rail rain rainbow rake raven reed ribbon ridge ring river road robin rock roof room
rope rose rudder rug saddle sail salmon sand saucer scarf seagull season seed shadow shed shell shore shovel shutter sign
silk skylark slate sleeve slope snowdrop spade sparrow spindle spoon spring spruce stair stable star stone stool storm stove
stream string sundial swallow swing table tablecloth tapestry teapot telescope tent terrace thimble thistle thread tile timber
toast torch towel tower trail train tray treasure tree trellis trumpet tulip tunnel turnip umbrella valley vase veranda vest
village vine violin wagon wall walnut water waterfall weather well wheel whistle willow wind window wing winter wool yard yarn
`);

/** What things do to each other; each takes s and ed as it is. */
export const VERBS = split(`
answer border borrow brighten circle colour cover cross delay echo follow gather greet guard help join lift load loosen
open paint pass pull reach remember resemble shade shadow shelter soften sort support surround turn visit warm wash
water collect count enter fill finish keep mend need own repeat return show touch welcome
`);

export const ADJECTIVES = split(`
amber ancient autumnal bent blue bold brave breezy bright brisk broad bronze brown calm careful chilly clean clear cloudy cool
copper crimson crisp curious curly damp dark deep distant dotted dry dusty early earthy east empty even faded faint fair fine
firm flat fragrant fresh frosty gentle glossy golden grand grassy green grey handy hidden high hollow honest humble idle inner
large late leafy light little lively lofty lone long loose low lucky marble mellow mild misty modest narrow neat new nimble
northern oaken old open orange outer pale patient plain pleasant polished proud purple quaint quick quiet rare ready red rich
rosy rough round rural rusty sandy scarlet shady shallow sharp shiny short silent silver simple sleepy slender slow small smooth
snowy soft solid southern square stately steady steep still stony straight striped strong sturdy sunlit sunny swift tall tame
thick thin tidy tiny tranquil upper velvet violet warm western white wide wild windy wooden woollen woven yellow young
`);

export const ADVERBS = split(`
again almost always boldly briefly brightly calmly carefully closely daily early easily evenly firmly gently gladly lightly
neatly nearly often once openly patiently plainly quickly quietly rarely sharply simply slowly smoothly softly sometimes soon
steadily together twice warmly widely
`);

/** Where things are. */
export const PREPOSITIONS = split(
  'above across against along among around behind below beneath beside beyond by inside near outside over past through towards under',
);
