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

package io.github.membercard.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.membercard.test.FakeWechatPay;

import org.springframework.context.annotation.Import;

/**
 * On a Spring test, starts a {@link FakeWechatPay} on a free port and lets every merchant
 * below {@code membercard.merchants} use it, with keys of its own: neither the files nor
 * the address of the properties are used. Inject {@link FakeWechatPay} to look at
 * requests and to make it misbehave. <pre class="code">
 * &#064;SpringBootTest
 * &#064;AutoConfigureFakeWechatPay
 * class CardDeskTests {
 *
 * 	&#064;Autowired FakeWechatPay wechatPay;
 *
 * }</pre> At development time, declare a bean instead:
 * {@code FakeWechatPay.builder().port(9090).start()}.
 * <p>
 * When {@code membercard.notification.enabled} is set and the test runs with a web
 * server, what happens to user cards is pushed to the application over plain HTTP, unless
 * the test chooses another address with {@code notifications().sendTo}.
 * <p>
 * The fake lives as long as the application context, which tests share: what one test
 * imported, the next one finds.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Import(FakeWechatPayConfiguration.class)
public @interface AutoConfigureFakeWechatPay {

}
