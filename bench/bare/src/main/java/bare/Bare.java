package bare;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Does nothing but start. */
@SpringBootApplication
public class Bare {
    public static void main(String[] args) {
        SpringApplication.run(Bare.class, args);
    }

    @Bean
    SecurityFilterChain everythingIsOpen(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
    }
}
