package io.ttlab.client;

import io.ttlab.client.Transport.OversizeException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Takes in a body up to a size, and ends the exchange with an {@link OversizeException} beyond it. */
final class BoundedBody implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
    private final int mostBytes;
    private final long announced;
    private long taken;
    /** Null before the body begins, and again once it was given up. */
    private @Nullable Subscription source;

    BoundedBody(int mostBytes, ResponseInfo answer) {
        this.mostBytes = mostBytes;
        announced = answer.headers().firstValueAsLong("Content-Length").orElse(0);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole.getBody();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        whole.onSubscribe(subscription);
        isRoomFor(announced);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        taken += part.stream().mapToLong(ByteBuffer::remaining).sum();
        if (source != null && isRoomFor(taken)) {
            whole.onNext(part);
        }
    }

    /** Gives the body up where it is too large. */
    private boolean isRoomFor(long bytes) {
        Subscription reading = source;
        if (bytes <= mostBytes || reading == null) {
            return true;
        }
        source = null;
        reading.cancel();
        whole.onError(new OversizeException(mostBytes));
        return false;
    }

    @Override
    public void onError(Throwable failure) {
        if (source != null) {
            whole.onError(failure);
        }
    }

    @Override
    public void onComplete() {
        if (source != null) {
            whole.onComplete();
        }
    }
}
