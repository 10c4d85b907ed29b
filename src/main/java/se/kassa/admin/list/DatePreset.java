package se.kassa.admin.list;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** Ranges of days that a filter offers. Both ends are included. */
public enum DatePreset {
    TODAY {
        @Override
        LocalDate from(LocalDate today) {
            return today;
        }
    },
    YESTERDAY {
        @Override
        LocalDate from(LocalDate today) {
            return today.minusDays(1);
        }

        @Override
        LocalDate until(LocalDate today) {
            return today.minusDays(1);
        }
    },
    WEEK {
        @Override
        LocalDate from(LocalDate today) {
            return today.minus(1, ChronoUnit.WEEKS).plusDays(1);
        }
    },
    MONTH {
        @Override
        LocalDate from(LocalDate today) {
            return today.withDayOfMonth(1);
        }
    },
    LAST_MONTH {
        @Override
        LocalDate from(LocalDate today) {
            return today.minusMonths(1).withDayOfMonth(1);
        }

        @Override
        LocalDate until(LocalDate today) {
            return today.minusMonths(1).with(TemporalAdjusters.lastDayOfMonth());
        }
    };

    abstract LocalDate from(LocalDate today);

    LocalDate until(LocalDate today) {
        return today;
    }
}
