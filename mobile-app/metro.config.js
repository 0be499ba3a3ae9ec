const path = require('node:path');
const { getDefaultConfig } = require('expo/metro-config');
const { FileStore } = require('metro-cache');

const config = getDefaultConfig(__dirname);

// The default cache lies in the system's temporary folder and is shared between checkouts; ours stays with the checkout.
config.cacheStores = [new FileStore({ root: path.join(__dirname, '.cache', 'metro') })];

module.exports = config;
