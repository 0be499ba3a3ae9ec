/** The permission to see coverages, assignments and what is booked. */
export const FIELD_READ = 'plugin::cms.field.read';
/** The permission to plan coverages, send people and book what they take along. */
export const FIELD_PLAN = 'plugin::cms.field.plan';
/** The permission to go against a conflict or a last coverage, by name and with a reason. */
export const FIELD_OVERRIDE = 'plugin::cms.field.override';
/** The permission to say which crews, cars, cameras and studios there are. */
export const FIELD_RESOURCES = 'plugin::cms.field.resources';
/** The permission to be sent: accept tasks, file, and tie a phone to oneself. */
export const FIELD_REPORT = 'plugin::cms.field.report';
