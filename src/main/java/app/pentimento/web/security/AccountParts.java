package app.pentimento.web.security;

import app.pentimento.web.AccountsSwitch;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;

/**
 * Adds the parts that exist only where accounts are on ({@link app.pentimento.account.WithAccounts}). It happens when the
 * server starts, not when its jar is made, and without accounts nothing of them is made at all.
 */
final class AccountParts implements ApplicationContextInitializer<GenericApplicationContext> {
    /** Their names, because many are known in their packages alone. */
    static final List<String> NAMES = List.of(
            "app.pentimento.account.Passwords",
            "app.pentimento.account.Accounts",
            "app.pentimento.account.ApiTokens",
            "app.pentimento.account.LoginThrottle",
            "app.pentimento.account.PasswordLogin",
            "app.pentimento.account.PasswordLinks",
            "app.pentimento.account.RateLimits",
            "app.pentimento.session.Shares",
            "app.pentimento.session.Links",
            "app.pentimento.image.OwnSpace",
            "app.pentimento.editing.AccountBudgets",
            "app.pentimento.editing.AccountData",
            "app.pentimento.provenance.audit.AccountAudit",
            "app.pentimento.web.LoginSessions",
            "app.pentimento.web.security.LoginSecurity",
            "app.pentimento.web.security.OwnershipGate",
            "app.pentimento.web.security.FirstAdministrator",
            "app.pentimento.web.security.ExpiredLogins",
            "app.pentimento.web.api.MeController",
            "app.pentimento.web.api.TokenController",
            "app.pentimento.web.api.AccountController",
            "app.pentimento.web.api.SharingController",
            "app.pentimento.web.page.LoginController",
            "app.pentimento.web.page.AccountPage",
            "app.pentimento.web.page.PeopleController",
            "app.pentimento.web.page.SharedController");

    private static final String COOKIE = "pentimento-session";

    @Override
    public void initialize(GenericApplicationContext context) {
        if (AccountsSwitch.isOn(context.getEnvironment())) {
            NAMES.forEach(name -> add(context, ClassUtils.resolveClassName(name, context.getClassLoader())));
            LoginProperties properties = LoginProperties.read(context.getEnvironment());
            context.registerBean(JdbcIndexedSessionRepository.class, () -> logins(context, properties.idle()));
            context.registerBean("loginFilter", FilterRegistrationBean.class, () -> filter(context));
        }
    }

    private static <T> void add(GenericApplicationContext context, Class<T> type) {
        context.registerBean(type, () -> make(context, type));
    }

    /** Makes a part by its one constructor. In the jar nobody else looks at constructors. */
    private static <T> T make(GenericApplicationContext context, Class<T> type) {
        try {
            @SuppressWarnings("unchecked")
            Constructor<T> constructor = (Constructor<T>) type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            Object[] arguments = new Object[constructor.getParameterCount()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = context.getDefaultListableBeanFactory()
                        .resolveDependency(
                                new DependencyDescriptor(new MethodParameter(constructor, i), true), type.getName());
            }
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(type.getSimpleName() + " could not be made", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getSimpleName() + " could not be made", e);
        }
    }

    private static JdbcIndexedSessionRepository logins(GenericApplicationContext context, Duration idle) {
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        JdbcIndexedSessionRepository repository =
                new JdbcIndexedSessionRepository(context.getBean(JdbcOperations.class), transaction);
        repository.setDefaultMaxInactiveInterval(idle);
        repository.setCleanupCron(Scheduled.CRON_DISABLED);
        return repository;
    }

    private static FilterRegistrationBean<SessionRepositoryFilter<?>> filter(GenericApplicationContext context) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(COOKIE);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        CookieHttpSessionIdResolver ids = new CookieHttpSessionIdResolver();
        ids.setCookieSerializer(cookie);
        SessionRepositoryFilter<?> filter =
                new SessionRepositoryFilter<>(new SeldomTouched<>(context.getBean(JdbcIndexedSessionRepository.class)));
        filter.setHttpSessionIdResolver(ids);
        FilterRegistrationBean<SessionRepositoryFilter<?>> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        return registration;
    }
}
