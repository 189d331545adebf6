"""Users, roles, classes and enrolment."""
