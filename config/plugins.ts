export default {
  cms: { enabled: true, resolve: './cms' },
  graphql: {
    config: {
      endpoint: '/graphql',
      shadowCRUD: false,
      landingPage: false,
      depthLimit: 10,
      amountLimit: 50,
      defaultLimit: 20,
      maxLimit: 50,
    },
  },
  i18n: { enabled: true },
};
