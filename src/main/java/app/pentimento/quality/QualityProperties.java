package app.pentimento.quality;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what is found out about answers.
 *
 * @param checks whether this node checks pictures; those that no node checks wait
 */
@ConfigurationProperties("pentimento.quality")
record QualityProperties(@DefaultValue("true") boolean checks) {}
