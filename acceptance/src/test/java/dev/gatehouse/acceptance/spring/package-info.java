/** An application as people write it for Keycloak with Spring Security; nothing in it knows of Gatehouse. */
package dev.gatehouse.acceptance.spring;
