/// Rules for phone numbers, web addresses and e-mail addresses.
@NullMarked
package dev.onggi.rule.contact;

import org.jspecify.annotations.NullMarked;
