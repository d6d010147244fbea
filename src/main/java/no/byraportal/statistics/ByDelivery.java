package no.byraportal.statistics;

/** How many were sent each way. */
public record ByDelivery(long email, long electronic, long post) {

    static final ByDelivery NONE = new ByDelivery(0, 0, 0);

    public long total() {
        return email + electronic + post;
    }

    public long of(Delivery delivery) {
        return switch (delivery) {
            case EMAIL -> email;
            case ELECTRONIC -> electronic;
            case POST -> post;
        };
    }

    ByDelivery only(Delivery delivery) {
        return new ByDelivery(
                delivery == Delivery.EMAIL ? email : 0,
                delivery == Delivery.ELECTRONIC ? electronic : 0,
                delivery == Delivery.POST ? post : 0);
    }

    ByDelivery plus(ByDelivery more) {
        return new ByDelivery(email + more.email, electronic + more.electronic, post + more.post);
    }
}
