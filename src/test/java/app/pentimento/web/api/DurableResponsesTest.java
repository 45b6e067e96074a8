package app.pentimento.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.pentimento.testing.ScriptedModel;
import app.pentimento.testing.TestServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Others can read what a transaction did before that is on disk; they are told of it only after. */
class DurableResponsesTest {
    private static final CountDownLatch NOTHING = new CountDownLatch(0);

    @AutoClose
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(List.of(SlowDisk.class), "pentimento.model.default=" + ScriptedModel.ID);
    }

    @Test
    void whatIsNotYetOnDiskIsNotTold() throws Exception {
        String session = server.api().newSession("Before");
        SlowDisk disk = server.bean(SlowDisk.class);
        CountDownLatch written = new CountDownLatch(1);
        disk.waitsFor.set(written);
        CompletableFuture<?> renaming =
                CompletableFuture.runAsync(() -> server.api().patch("/sessions/" + session, Map.of("title", "After")));
        assertThat(disk.committed.await(20, TimeUnit.SECONDS)).isTrue();
        disk.waitsFor.set(NOTHING);
        CompletableFuture<String> reading = CompletableFuture.supplyAsync(() ->
                server.api().get("/sessions/" + session).json().path("title").asString());
        assertThatThrownBy(() -> reading.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        written.countDown();
        renaming.get(20, TimeUnit.SECONDS);
        assertThat(reading.get(20, TimeUnit.SECONDS)).isEqualTo("After");
    }

    /** A database that has shown others what a transaction did, and takes its time to write it down. */
    static final class SlowDisk implements BeanPostProcessor {
        final AtomicReference<CountDownLatch> waitsFor = new AtomicReference<>(NOTHING);
        final CountDownLatch committed = new CountDownLatch(1);

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return !(bean instanceof DataSource source)
                    ? bean
                    : new DelegatingDataSource(source) {
                        @Override
                        public Connection getConnection() throws java.sql.SQLException {
                            return slow(super.getConnection());
                        }
                    };
        }

        private Connection slow(Connection connection) {
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        try {
                            Object result = method.invoke(connection, arguments);
                            CountDownLatch latch = method.getName().equals("commit") ? waitsFor.get() : NOTHING;
                            if (latch != NOTHING) {
                                committed.countDown();
                                latch.await();
                            }
                            return result;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
