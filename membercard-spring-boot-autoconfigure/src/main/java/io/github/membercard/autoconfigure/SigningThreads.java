/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.membercard.autoconfigure;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads that sign, which end when they have nothing to do for a while. Each has a
 * queue of its own, since event loops would wait for the lock of one for all.
 * <p>
 * Not a scheduler of Reactor: none can end its threads after their last task without
 * starting another thread, which is no daemon and keeps the process for ten seconds.
 */
final class SigningThreads extends AbstractExecutorService implements ScheduledExecutorService {

	private static final int IDLE_SECONDS = 60;

	private final List<SigningThread> threads;

	/**
	 * Create them. Starts none.
	 * @param count how many
	 * @param maxWaiting how many tasks may wait for each of them
	 */
	SigningThreads(int count, int maxWaiting) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory("membercard-signing-");
		factory.setDaemon(true);
		this.threads = Stream.generate(() -> new SigningThread(factory, maxWaiting)).limit(count).toList();
	}

	@Override
	public void execute(Runnable task) {
		SigningThread idlest = this.threads.get(0);
		// No stream: each call would pay for it
		for (SigningThread thread : this.threads) {
			if (thread.tasks() < idlest.tasks()) {
				idlest = thread;
			}
		}
		idlest.execute(task);
	}

	// The interval between downloads of certificates
	@Override
	public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
		return timer().schedule(task, delay, unit);
	}

	@Override
	public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
		return timer().schedule(task, delay, unit);
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long initialDelay, long period, TimeUnit unit) {
		return timer().scheduleAtFixedRate(task, initialDelay, period, unit);
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initialDelay, long delay, TimeUnit unit) {
		return timer().scheduleWithFixedDelay(task, initialDelay, delay, unit);
	}

	private ScheduledExecutorService timer() {
		return this.threads.get(0).executor;
	}

	/**
	 * End the threads when they have done what waits for them, but for what is not due
	 * yet.
	 */
	@Override
	public void shutdown() {
		this.threads.forEach((thread) -> thread.executor.shutdown());
	}

	@Override
	public List<Runnable> shutdownNow() {
		return this.threads.stream().flatMap((thread) -> thread.executor.shutdownNow().stream()).toList();
	}

	@Override
	public boolean isShutdown() {
		return this.threads.stream().allMatch((thread) -> thread.executor.isShutdown());
	}

	@Override
	public boolean isTerminated() {
		return this.threads.stream().allMatch((thread) -> thread.executor.isTerminated());
	}

	@Override
	public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
		long end = System.nanoTime() + unit.toNanos(timeout);
		for (SigningThread thread : this.threads) {
			if (!thread.executor.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * One thread and what it has to do.
	 */
	private static final class SigningThread {

		private final ScheduledThreadPoolExecutor executor;

		private final int maxWaiting;

		// The executor's own counts take its lock
		private final AtomicInteger tasks = new AtomicInteger();

		SigningThread(ThreadFactory factory, int maxWaiting) {
			this.maxWaiting = maxWaiting;
			this.executor = new ScheduledThreadPoolExecutor(1, factory);
			this.executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
			this.executor.allowCoreThreadTimeOut(true);
			this.executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
			this.executor.setRemoveOnCancelPolicy(true);
		}

		int tasks() {
			return this.tasks.get();
		}

		void execute(Runnable task) {
			// One runs, the others wait
			if (this.tasks.incrementAndGet() > this.maxWaiting + 1) {
				this.tasks.decrementAndGet();
				throw new RejectedExecutionException("too many calls wait for their signature");
			}
			try {
				this.executor.execute(() -> run(task));
			}
			catch (RejectedExecutionException ex) {
				this.tasks.decrementAndGet();
				throw ex;
			}
		}

		private void run(Runnable task) {
			try {
				task.run();
			}
			finally {
				this.tasks.decrementAndGet();
			}
		}

	}

}
