import { bridge } from './motifs/bridge';
import { bus } from './motifs/bus';
import { city } from './motifs/city';
import { counter } from './motifs/counter';
import { crew } from './motifs/crew';
import { dragonBoat } from './motifs/dragon-boat';
import { fieldRows } from './motifs/field-rows';
import { fishPonds } from './motifs/fish-ponds';
import { food } from './motifs/food';
import { fruits } from './motifs/fruits';
import { hospital } from './motifs/hospital';
import { hydrology } from './motifs/hydrology';
import { kiln } from './motifs/kiln';
import { lanterns } from './motifs/lanterns';
import { library } from './motifs/library';
import { market } from './motifs/market';
import { microphone } from './motifs/microphone';
import { orchard } from './motifs/orchard';
import { phoneLive } from './motifs/phone-live';
import { portrait } from './motifs/portrait';
import { pottery } from './motifs/pottery';
import { rain } from './motifs/rain';
import { river } from './motifs/river';
import { running } from './motifs/running';
import { schoolYard } from './motifs/school-yard';
import { stage } from './motifs/stage';
import { tea } from './motifs/tea';
import { teaMountain } from './motifs/tea-mountain';
import { terraces } from './motifs/terraces';
import { train } from './motifs/train';
import { village } from './motifs/village';
import { wares } from './motifs/wares';
import { weather } from './motifs/weather';
import { workshop } from './motifs/workshop';
import type { Scene } from './scene';

/** Every cover of the demo station: what is cut, in which inks, in which light. Its words stand in database/demo/pictures.json. */
export const scenes: Readonly<Record<string, Scene>> = {
  'terraces-harvest': { motif: terraces, inks: 'qinghe-news', as: { hour: 'morning', way: 0 } },
  'terraces-water': { motif: terraces, inks: 'qinghe-news', as: { hour: 'dusk', way: 1, mirror: true } },
  'terraces-stooks': { motif: terraces, inks: 'farming', as: { hour: 'morning', way: 2 } },
  'field-vegetables': { motif: fieldRows, inks: 'farming', as: { hour: 'noon', way: 0 } },
  'field-harvester': { motif: fieldRows, inks: 'economy', as: { hour: 'morning', way: 1 } },
  'field-tunnels': { motif: fieldRows, inks: 'farming', as: { hour: 'dusk', way: 2, mirror: true } },
  'orchard-oranges': { motif: orchard, inks: 'farming', as: { hour: 'noon', way: 0 } },
  'orchard-pomelos': { motif: orchard, inks: 'economy', as: { hour: 'morning', way: 1, mirror: true } },
  'orchard-pruning': { motif: orchard, inks: 'qinghe-news', as: { hour: 'morning', way: 2 } },
  'tea-pickers': { motif: teaMountain, inks: 'qinghe-news', as: { hour: 'morning', way: 0 } },
  'tea-mist': { motif: teaMountain, inks: 'health', as: { hour: 'dusk', way: 1 } },
  'tea-house': { motif: teaMountain, inks: 'farming', as: { hour: 'noon', way: 2, mirror: true } },
  'river-boat': { motif: river, inks: 'liutang-news', as: { hour: 'dusk', way: 0 } },
  'river-village': { motif: river, inks: 'culture', as: { hour: 'night', way: 1 } },
  'river-bend': { motif: river, inks: 'headlines', as: { hour: 'morning', way: 2 } },
  'bridge-stone': { motif: bridge, inks: 'culture', as: { hour: 'noon', way: 0 } },
  'bridge-cable': { motif: bridge, inks: 'headlines', as: { hour: 'dusk', way: 1 } },
  'bridge-building': { motif: bridge, inks: 'economy', as: { hour: 'morning', way: 2 } },
  'ponds-harvest': { motif: fishPonds, inks: 'liutang-news', as: { hour: 'morning', way: 0 } },
  'ponds-lotus': { motif: fishPonds, inks: 'liutang-news', as: { hour: 'noon', way: 1 } },
  'gauge-station': { motif: hydrology, inks: 'headlines', as: { hour: 'noon', way: 0 } },
  'gauge-high': { motif: hydrology, inks: 'liutang-news', as: { hour: 'dusk', way: 1, mirror: true } },
  'market-fruit': { motif: market, inks: 'economy', as: { hour: 'noon', way: 0 } },
  'market-night': { motif: market, inks: 'city-life', as: { hour: 'night', way: 1 } },
  'market-fair': { motif: market, inks: 'public-live', as: { hour: 'morning', way: 2, mirror: true } },
  'lanterns-roofs': { motif: lanterns, inks: 'culture', as: { hour: 'dusk', way: 0 } },
  'lanterns-lane': { motif: lanterns, inks: 'city-life', as: { hour: 'night', way: 1 } },
  'bus-stop': { motif: bus, inks: 'city-life', as: { hour: 'morning', way: 0 } },
  'rain-street': { motif: rain, inks: 'headlines', as: { hour: 'noon', way: 0 } },
  'rain-pupils': { motif: rain, inks: 'education', as: { hour: 'noon', way: 1, mirror: true } },
  'kiln-firing': { motif: kiln, inks: 'culture', as: { hour: 'noon', way: 0 } },
  'kiln-night': { motif: kiln, inks: 'economy', as: { hour: 'night', way: 1 } },
  'kiln-opened': { motif: kiln, inks: 'culture', as: { hour: 'morning', way: 2, mirror: true } },
  'pottery-wheel': { motif: pottery, inks: 'culture', as: { hour: 'dusk', way: 0 } },
  'pottery-shelves': { motif: pottery, inks: 'economy', as: { hour: 'noon', way: 1 } },
  'sorting-fruit': { motif: workshop, inks: 'public-live', as: { hour: 'noon', way: 0 } },
  'tea-rolling': { motif: workshop, inks: 'qinghe-news', as: { hour: 'noon', way: 1 } },
  'papercut-class': { motif: workshop, inks: 'culture', as: { hour: 'noon', way: 2 } },
  'village-guesthouse': { motif: village, inks: 'qinghe-news', as: { hour: 'morning', way: 1 } },
  'village-tree': { motif: village, inks: 'farming', as: { hour: 'dusk', way: 0 } },
  'school-yard': { motif: schoolYard, inks: 'education', as: { hour: 'morning', way: 0 } },
  'school-basketball': { motif: schoolYard, inks: 'sport', as: { hour: 'noon', way: 1 } },
  'school-path': { motif: schoolYard, inks: 'education', as: { hour: 'dusk', way: 2 } },
  'hospital-front': { motif: hospital, inks: 'health', as: { hour: 'morning', way: 0 } },
  'clinic-desk': { motif: hospital, inks: 'health', as: { hour: 'noon', way: 1 } },
  'village-doctor': { motif: hospital, inks: 'health', as: { hour: 'dusk', way: 2 } },
  'library-reader': { motif: library, inks: 'education', as: { hour: 'noon', way: 0 } },
  'library-books': { motif: library, inks: 'culture', as: { hour: 'noon', way: 1 } },
  'service-hall': { motif: counter, inks: 'ask-the-city', as: { hour: 'noon', way: 0 } },
  'form-seal': { motif: counter, inks: 'ask-the-city', as: { hour: 'noon', way: 1 } },
  'city-night': { motif: city, inks: 'headlines', as: { hour: 'night', way: 0 } },
  'city-cranes': { motif: city, inks: 'economy', as: { hour: 'dusk', way: 1, mirror: true } },
  'pipe-works': { motif: city, inks: 'city-life', as: { hour: 'noon', way: 2 } },
  'crew-hills': { motif: crew, inks: 'headlines', as: { hour: 'morning', way: 0 } },
  'crew-town': { motif: crew, inks: 'public-live', as: { hour: 'dusk', way: 1, mirror: true } },
  microphone: { motif: microphone, inks: 'ask-the-city', as: { hour: 'noon', way: 0 } },
  'press-questions': { motif: microphone, inks: 'headlines', as: { hour: 'noon', way: 1 } },
  'live-orchard': { motif: phoneLive, inks: 'public-live', as: { hour: 'noon', way: 0 } },
  'live-class': { motif: phoneLive, inks: 'education', as: { hour: 'noon', way: 1, mirror: true } },
  'stage-opera': { motif: stage, inks: 'culture', as: { hour: 'noon', way: 0 } },
  'stage-choir': { motif: stage, inks: 'education', as: { hour: 'noon', way: 1 } },
  'portrait-farmer': { motif: portrait, inks: 'farming', as: { hour: 'morning', way: 0 } },
  'portrait-potter': { motif: portrait, inks: 'culture', as: { hour: 'noon', way: 1 } },
  'portrait-teacher': { motif: portrait, inks: 'education', as: { hour: 'dusk', way: 2 } },
  'portrait-scholar': { motif: portrait, inks: 'culture', as: { hour: 'noon', way: 3 } },
  'portrait-engineer': { motif: portrait, inks: 'headlines', as: { hour: 'morning', way: 4 } },
  'portrait-driver': { motif: portrait, inks: 'city-life', as: { hour: 'noon', way: 5 } },
  'portrait-doctor': { motif: portrait, inks: 'health', as: { hour: 'morning', way: 6 } },
  'train-viaduct': { motif: train, inks: 'headlines', as: { hour: 'morning', way: 0 } },
  'train-station': { motif: train, inks: 'economy', as: { hour: 'noon', way: 1 } },
  'train-dusk': { motif: train, inks: 'city-life', as: { hour: 'dusk', way: 2, mirror: true } },
  'track-race': { motif: running, inks: 'sport', as: { hour: 'noon', way: 0 } },
  'river-run': { motif: running, inks: 'sport', as: { hour: 'morning', way: 1 } },
  'dragon-boats': { motif: dragonBoat, inks: 'sport', as: { hour: 'noon', way: 0 } },
  'wind-leaves': { motif: weather, inks: 'headlines', as: { hour: 'noon', way: 0 } },
  'fog-hills': { motif: weather, inks: 'city-life', as: { hour: 'morning', way: 1 } },
  'stars-ridge': { motif: weather, inks: 'education', as: { hour: 'night', way: 2 } },
  'fruit-bowl': { motif: fruits, inks: 'public-live', as: { hour: 'noon', way: 0 } },
  'pomelo-cut': { motif: fruits, inks: 'farming', as: { hour: 'noon', way: 1 } },
  'fruit-row': { motif: fruits, inks: 'economy', as: { hour: 'noon', way: 2 } },
  'tea-pot': { motif: tea, inks: 'qinghe-news', as: { hour: 'noon', way: 0 } },
  'tea-tray': { motif: tea, inks: 'health', as: { hour: 'noon', way: 1 } },
  'rice-bowl': { motif: food, inks: 'farming', as: { hour: 'noon', way: 0 } },
  'fish-plate': { motif: food, inks: 'liutang-news', as: { hour: 'noon', way: 1 } },
  'noodle-soup': { motif: food, inks: 'city-life', as: { hour: 'noon', way: 2 } },
  'three-pots': { motif: wares, inks: 'culture', as: { hour: 'noon', way: 0 } },
  'paper-flowers': { motif: wares, inks: 'culture', as: { hour: 'noon', way: 1, mirror: true } },
  'parcel-jars': { motif: wares, inks: 'public-live', as: { hour: 'noon', way: 2 } },
};
