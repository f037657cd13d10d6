/** Generated from docs/openapi.json by `npm run openapi`. Do not edit. */
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AppointmentDay: {
            date: string;
            items: {
                /** @description masked */
                applicant: string;
                attempt: number;
                caseNo: string;
                from: string;
                /** @enum {unknown} */
                half: "am" | "pm";
                mayRecord: boolean;
                note: string | null;
                outcome: ("present" | "absent") | null;
                /** @description the part that is visited, or the number of the inspection */
                part: string;
                /** @enum {unknown} */
                purpose: "visit" | "inspection";
                recordedBy: string | null;
                subject: string;
                to: string;
            }[];
            /** @description when the authority receives people and goes out on this day */
            open: {
                /** @enum {unknown} */
                kind: "window" | "inspection";
                openings: {
                    /** @description how many at the same time */
                    capacity: number;
                    /** @description HH:MM, in steps of five minutes */
                    from: string;
                    /** @description HH:MM, in steps of five minutes */
                    to: string;
                }[];
            }[];
            today: string;
            weekday: string;
        };
        AppointmentView: {
            /** @enum {unknown} */
            at: "window" | "organ";
            attended: {
                on: string;
                /** @enum {unknown} */
                outcome: "present" | "absent";
                outcomeText: string;
            } | null;
            atText: string;
            authority: string;
            basis: string;
            booking: {
                date: string;
                from: string;
                /** @enum {unknown} */
                half: "am" | "pm";
                to: string;
                weekday: string;
                words: string;
            } | null;
            /** @description both sides have to come together */
            both: boolean;
            confidenceText: string;
            days: {
                date: string;
                /** @description the holidays of that year are not published yet */
                provisional: boolean;
                slots: {
                    from: string;
                    /** @enum {unknown} */
                    half: "am" | "pm";
                    /** @description places left */
                    left: number;
                    to: string;
                }[];
                weekday: string;
            }[];
            label: string;
            last: {
                /** @enum {unknown} */
                as: "moved" | "cancelled" | "closed" | "over" | "present" | "absent";
                asText: string;
                why: string | null;
                words: string;
            } | null;
            /** @description until the day before */
            mayCancel: boolean;
            mayChange: boolean;
            minutes: number;
            note: string | null;
            part: string;
            place: {
                address: string | null;
                name: string;
                phone: string | null;
            };
            service: string;
            /**
             * @description open: to be booked; today: it is today; passed: the time went by unrecorded; waiting: for the result of another part; over: the part has ended
             * @enum {unknown}
             */
            state: "open" | "booked" | "today" | "passed" | "attended" | "waiting" | "over";
            waitingFor: string[];
        };
        AuthorityView: {
            id: string;
            kind: string;
            /** @enum {unknown} */
            level: "province" | "city" | "county" | "township";
            name: string;
            region: string;
        };
        BasicComparison: {
            added: {
                basis: string | null;
                /** @description 基本编码 */
                code: string;
                department: string;
                effectiveFrom: string;
                levels: ("1" | "2" | "3" | "4" | "5" | "6" | "7")[];
                levelsText: string;
                /** @description 主项名称 */
                main: string;
                /** @enum {unknown} */
                state: "inUse" | "suspended" | "cancelled";
                stateText: string;
                sub: string | null;
                /** @enum {unknown} */
                type: "10" | "20" | "01" | "02" | "03" | "04" | "05" | "06" | "07" | "08" | "09";
                typeText: string;
            }[];
            cancelled: {
                basis: string | null;
                /** @description 基本编码 */
                code: string;
                department: string;
                effectiveFrom: string;
                /**
                 * @description state 标明取消，missing 新版没有
                 * @enum {unknown}
                 */
                how: "state" | "missing";
                levels: ("1" | "2" | "3" | "4" | "5" | "6" | "7")[];
                levelsText: string;
                /** @description 主项名称 */
                main: string;
                /** @enum {unknown} */
                state: "inUse" | "suspended" | "cancelled";
                stateText: string;
                sub: string | null;
                /** @enum {unknown} */
                type: "10" | "20" | "01" | "02" | "03" | "04" | "05" | "06" | "07" | "08" | "09";
                typeText: string;
            }[];
            changed: {
                changes: {
                    /** @enum {unknown} */
                    field: "基本编码" | "主项名称" | "子项名称" | "事项类型" | "行使层级" | "主管部门" | "设定依据" | "状态" | "生效日期";
                    from: string;
                    to: string;
                }[];
                code: string;
                name: string;
            }[];
            renamed: {
                changes: {
                    /** @enum {unknown} */
                    field: "基本编码" | "主项名称" | "子项名称" | "事项类型" | "行使层级" | "主管部门" | "设定依据" | "状态" | "生效日期";
                    from: string;
                    to: string;
                }[];
                code: string;
                from: string;
                to: string;
            }[];
            unchanged: number;
        };
        BasicEdition: {
            /** @description 事项数 */
            entries: number;
            importedAt: string;
            importedBy: string;
            number: number;
            /** @description 来源：文件名称、文号或者网址 */
            source: string;
            warnings: {
                column: string;
                line: number;
                message: string;
            }[];
        };
        BasicEditionPage: {
            edition: {
                /** @description 事项数 */
                entries: number;
                importedAt: string;
                importedBy: string;
                number: number;
                /** @description 来源：文件名称、文号或者网址 */
                source: string;
                warnings: {
                    column: string;
                    line: number;
                    message: string;
                }[];
            };
            entries: {
                basis: string | null;
                /** @description 基本编码 */
                code: string;
                department: string;
                effectiveFrom: string;
                levels: ("1" | "2" | "3" | "4" | "5" | "6" | "7")[];
                levelsText: string;
                /** @description 主项名称 */
                main: string;
                /** @enum {unknown} */
                state: "inUse" | "suspended" | "cancelled";
                stateText: string;
                sub: string | null;
                /** @enum {unknown} */
                type: "10" | "20" | "01" | "02" | "03" | "04" | "05" | "06" | "07" | "08" | "09";
                typeText: string;
            }[];
            next: string | null;
        };
        BasicImport: {
            comparison: {
                added: {
                    basis: string | null;
                    /** @description 基本编码 */
                    code: string;
                    department: string;
                    effectiveFrom: string;
                    levels: ("1" | "2" | "3" | "4" | "5" | "6" | "7")[];
                    levelsText: string;
                    /** @description 主项名称 */
                    main: string;
                    /** @enum {unknown} */
                    state: "inUse" | "suspended" | "cancelled";
                    stateText: string;
                    sub: string | null;
                    /** @enum {unknown} */
                    type: "10" | "20" | "01" | "02" | "03" | "04" | "05" | "06" | "07" | "08" | "09";
                    typeText: string;
                }[];
                cancelled: {
                    basis: string | null;
                    /** @description 基本编码 */
                    code: string;
                    department: string;
                    effectiveFrom: string;
                    /**
                     * @description state 标明取消，missing 新版没有
                     * @enum {unknown}
                     */
                    how: "state" | "missing";
                    levels: ("1" | "2" | "3" | "4" | "5" | "6" | "7")[];
                    levelsText: string;
                    /** @description 主项名称 */
                    main: string;
                    /** @enum {unknown} */
                    state: "inUse" | "suspended" | "cancelled";
                    stateText: string;
                    sub: string | null;
                    /** @enum {unknown} */
                    type: "10" | "20" | "01" | "02" | "03" | "04" | "05" | "06" | "07" | "08" | "09";
                    typeText: string;
                }[];
                changed: {
                    changes: {
                        /** @enum {unknown} */
                        field: "基本编码" | "主项名称" | "子项名称" | "事项类型" | "行使层级" | "主管部门" | "设定依据" | "状态" | "生效日期";
                        from: string;
                        to: string;
                    }[];
                    code: string;
                    name: string;
                }[];
                renamed: {
                    changes: {
                        /** @enum {unknown} */
                        field: "基本编码" | "主项名称" | "子项名称" | "事项类型" | "行使层级" | "主管部门" | "设定依据" | "状态" | "生效日期";
                        from: string;
                        to: string;
                    }[];
                    code: string;
                    from: string;
                    to: string;
                }[];
                unchanged: number;
            } | null;
            edition: {
                /** @description 事项数 */
                entries: number;
                importedAt: string;
                importedBy: string;
                number: number;
                /** @description 来源：文件名称、文号或者网址 */
                source: string;
                warnings: {
                    column: string;
                    line: number;
                    message: string;
                }[];
            };
            /** @description 同一来源、同一内容已经导入过 */
            repeated: boolean;
        };
        BatchListItem: {
            applicant: string;
            caseNo: string;
            /** @description how many stand in this stage */
            count: number;
            due: string | null;
            lifeEvent: string;
            region: string;
            /** @description row of the list: E23.2 */
            row: string;
            service: string;
        };
        BatchResult: {
            caseNo: string;
            /** @description the parts it was done to; none when the key was used before */
            done: string[];
            row: string;
            /** @description how the parts of this row stand now */
            states: {
                count: number;
                label: string;
                /** @enum {unknown} */
                state: "submitted" | "correction" | "accepted" | "granted" | "denied" | "issued" | "refused" | "withdrawn" | "deemedWithdrawn" | "blocked" | "terminated" | "revoked";
            }[];
            version: number;
        };
        BatchView: {
            applicant: string;
            caseNo: string;
            found: number;
            items: {
                actions: string[];
                claimedBy: string | null;
                due: string | null;
                label: string;
                mine: boolean;
                part: string;
                /** @enum {unknown} */
                state: "submitted" | "correction" | "accepted" | "granted" | "denied" | "issued" | "refused" | "withdrawn" | "deemedWithdrawn" | "blocked" | "terminated" | "revoked";
                stateLabel: string;
                /** @description 待审查、待审核、待批准; empty where it has not come to that */
                step: string;
                /** @description by list: the line of this part */
                values: {
                    [key: string]: unknown;
                };
                verdict: ("complete" | "correct" | "refuse") | null;
                waitingFor: string[];
            }[];
            lifeEvent: string;
            /** @description the lists of the form that have a line for each part */
            lists: {
                element: string;
                items: {
                    [key: string]: unknown;
                };
                label: string;
            }[];
            next: number | null;
            /** @description how many an act on all would be done to by this viewer */
            open: {
                decide: number;
                opine: number;
                verdict: number;
            };
            region: string;
            reviewPoints: string[];
            /** @description row of the list: E23.2 */
            row: string;
            service: string;
            states: {
                count: number;
                label: string;
                /** @enum {unknown} */
                state: "submitted" | "correction" | "accepted" | "granted" | "denied" | "issued" | "refused" | "withdrawn" | "deemedWithdrawn" | "blocked" | "terminated" | "revoked";
            }[];
            total: number;
            version: number;
        };
        BoundaryList: {
            items: {
                approver: {
                    /** @description 职责 */
                    answersFor: string;
                    kind: string | null;
                    /** @description 部门类别 */
                    label: string;
                    /** @enum {unknown} */
                    level: "province" | "city" | "county" | "township";
                    name: string | null;
                };
                concentration: {
                    basis: string;
                    /** @enum {unknown} */
                    mark: "official" | "confirmed" | "reference" | "pending";
                    /** @enum {unknown} */
                    says: "normally-not" | "place-decides" | "moved-here";
                    text: string;
                };
                name: string;
                /** @description 审批机关与监管机关不是同一机关 */
                separate: boolean;
                service: string;
                supervisor: {
                    /** @description 职责 */
                    answersFor: string;
                    because: string;
                    kind: string | null;
                    /** @description 部门类别 */
                    label: string;
                    /** @enum {unknown} */
                    level: "province" | "city" | "county" | "township";
                    /** @enum {unknown} */
                    mark: "official" | "confirmed" | "reference" | "pending";
                    name: string | null;
                };
            }[];
            /** @enum {unknown} */
            mark: "official" | "confirmed" | "reference" | "pending";
            markText: string;
            region: {
                code: string;
                name: string;
            } | null;
        };
        CalendarView: {
            authority: {
                id: string;
                name: string;
            };
            booked: {
                applicant: string;
                caseNo: string;
                date: string;
                from: string;
                subject: string;
                to: string;
                weekday: string;
            }[];
            changedAt: string | null;
            changedBy: string | null;
            exceptions: {
                changedBy: string;
                date: string;
                openings: {
                    /** @description how many at the same time */
                    capacity: number;
                    /** @description HH:MM, in steps of five minutes */
                    from: string;
                    /** @description HH:MM, in steps of five minutes */
                    to: string;
                }[];
                reason: string;
                weekday: string;
            }[];
            /** @enum {unknown} */
            kind: "window" | "inspection";
            reference: string | null;
            /** @description bookings that this change made impossible; those who booked were told */
            released: number;
            rules: {
                /** @description length of a slot; null: an opening is one slot (a half-day) */
                minutes: number | null;
                week: {
                    fri: {
                        /** @description how many at the same time */
                        capacity: number;
                        /** @description HH:MM, in steps of five minutes */
                        from: string;
                        /** @description HH:MM, in steps of five minutes */
                        to: string;
                    }[];
                    makeUp: {
                        /** @description how many at the same time */
                        capacity: number;
                        /** @description HH:MM, in steps of five minutes */
                        from: string;
                        /** @description HH:MM, in steps of five minutes */
                        to: string;
                    }[];
                    mon: {
                        /** @description how many at the same time */
                        capacity: number;
                        /** @description HH:MM, in steps of five minutes */
                        from: string;
                        /** @description HH:MM, in steps of five minutes */
                        to: string;
                    }[];
                    sat: {
                        /** @description how many at the same time */
                        capacity: number;
                        /** @description HH:MM, in steps of five minutes */
                        from: string;
                        /** @description HH:MM, in steps of five minutes */
                        to: string;
                    }[];
                    sun: {
                        /** @description how many at the same time */
                        capacity: number;
                        /** @description HH:MM, in steps of five minutes */
                        from: string;
                        /** @description HH:MM, in steps of five minutes */
                        to: string;
                    }[];
                    thu: {
                        /** @description how many at the same time */
                        capacity: number;
                        /** @description HH:MM, in steps of five minutes */
                        from: string;
                        /** @description HH:MM, in steps of five minutes */
                        to: string;
                    }[];
                    tue: {
                        /** @description how many at the same time */
                        capacity: number;
                        /** @description HH:MM, in steps of five minutes */
                        from: string;
                        /** @description HH:MM, in steps of five minutes */
                        to: string;
                    }[];
                    wed: {
                        /** @description how many at the same time */
                        capacity: number;
                        /** @description HH:MM, in steps of five minutes */
                        from: string;
                        /** @description HH:MM, in steps of five minutes */
                        to: string;
                    }[];
                };
            };
            /** @description 0 while it follows the reference; send it back on saving */
            version: number;
        };
        CaseListItem: {
            applicant: string;
            caseNo: string;
            /** @description somebody else’s case that this person signed */
            coSigner: boolean;
            lifeEvent: {
                id: string;
                name: string;
            };
            needsYou: string | null;
            promisedDate: string | null;
            region: {
                code: string;
                name: string;
            };
            savedAt: string;
            /** @enum {unknown} */
            state: "draft" | "inProgress" | "concluded" | "delivered" | "archived" | "withdrawn";
            stateLabel: string;
            submittedAt: string | null;
        };
        CaseView: {
            /** @description what this viewer may do now */
            actions: string[];
            applicant: string;
            /** @description 线上本人, or the clerk who keyed it in */
            broughtBy: string;
            caseNo: string;
            concludedAt: string | null;
            correction: {
                answerBy: string;
                answeredAt: string | null;
                closedAt: string | null;
                issuedAt: string;
                items: {
                    authorities: string[];
                    field: {
                        element: string;
                        /** @description filled from this answer, not asked again */
                        fact?: string;
                        help?: string;
                        /** @description for lists: the fields of one item, by key */
                        items?: unknown;
                        label: string;
                        maximum?: number;
                        maximumLength?: number;
                        minimum?: number;
                        prefill?: string;
                        required: boolean;
                        /** @description the services that ask for it; only they see it */
                        rows: string[];
                        sensitive: boolean;
                        type: string;
                        unit?: string;
                        values?: {
                            [key: string]: string;
                        };
                    } | null;
                    /** @enum {unknown} */
                    kind: "evidence" | "field";
                    name: string;
                    parts: string[];
                    problems: string[];
                    /** @description evidence type or data element */
                    target: string;
                    /** @description what was filled in before */
                    value: unknown;
                }[];
                number: number;
            } | null;
            /** @description seen by somebody who signed it with the applicant: progress only */
            coSigner: boolean;
            /** @description 取决于: services that hold the promised date, the first to end first */
            criticalPath: string[];
            /** @enum {unknown} */
            delivery: "electronic" | "window" | "courier";
            draft: {
                /** @description 以告知承诺方式办理的事项（行） */
                commitments: string[];
                /** @description 承诺容缺后补的材料 */
                deferrals: string[];
                /** @enum {unknown} */
                delivery: "electronic" | "window" | "courier";
                facts: {
                    [key: string]: unknown;
                };
                factSources: {
                    [key: string]: string;
                };
                form: {
                    [key: string]: unknown;
                };
                plan: {
                    criticalPath: string[];
                    date: string;
                    evidence: {
                        acceptance: string[];
                        copies: number;
                        exempt: {
                            because: string;
                            /**
                             * why it need not be handed in
                             * @enum {unknown}
                             */
                            mode: "gov-issued" | "e-certificate" | "shared-data" | "produced-in-case" | "committed";
                        } | null;
                        /**
                         * form
                         * @enum {unknown}
                         */
                        form: "either" | "electronic" | "paper";
                        help?: string;
                        name: string;
                        /**
                         * necessity
                         * @enum {unknown}
                         */
                        necessity: "required" | "optional" | "deferrable";
                        originals: number;
                        rows: string[];
                        type: string;
                    }[];
                    form: {
                        fields: {
                            element: string;
                            /** @description filled from this answer, not asked again */
                            fact?: string;
                            help?: string;
                            /** @description for lists: the fields of one item, by key */
                            items?: unknown;
                            label: string;
                            maximum?: number;
                            maximumLength?: number;
                            minimum?: number;
                            prefill?: string;
                            required: boolean;
                            /** @description the services that ask for it; only they see it */
                            rows: string[];
                            sensitive: boolean;
                            type: string;
                            unit?: string;
                            values?: {
                                [key: string]: string;
                            };
                        }[];
                        help?: string;
                        id: string;
                        label: string;
                    }[];
                    guard: {
                        /** @description the authority to turn to, as it is really named */
                        authority?: string;
                        because: string;
                        id: string;
                        lifeEvent?: string;
                        /** @description nothing has to be done at all */
                        notNeeded: boolean;
                        wayOut: string;
                    } | null;
                    lifeEvent: {
                        id: string;
                        name: string;
                    };
                    /** @description open facts that shared data answers, so that nobody is asked */
                    lookups: string[];
                    notes: string[];
                    /** @description rows level by level; rows of one level run in parallel */
                    order: string[][];
                    promised: {
                        days: number;
                        /**
                         * limit unit
                         * @enum {unknown}
                         */
                        unit: "workingDay" | "naturalDay";
                    };
                    /** @description if everything is accepted on `date` */
                    promisedDate: string;
                    /** @description true when a year without a published calendar was counted */
                    provisional: boolean;
                    publication: number;
                    /** @description facts that can still change who may start or which services apply */
                    questions: {
                        /** @description rows it can still change; empty when it decides who may start */
                        decides: string[];
                        fact: string;
                        help?: string;
                        integer?: boolean;
                        /** @description for lists: the questions of one item, by key */
                        items?: unknown;
                        label: string;
                        maximum?: number;
                        minimum?: number;
                        question: string;
                        type: string;
                        unit?: string;
                        values?: {
                            [key: string]: string;
                        };
                    }[];
                    region: {
                        code: string;
                        name: string;
                    };
                    savings: {
                        days: {
                            after: number;
                            before: number;
                        };
                        evidence: {
                            after: number;
                            before: number;
                        };
                        steps: {
                            after: number;
                            before: number;
                        };
                        visits: {
                            after: number;
                            before: number;
                        };
                    };
                    separate: {
                        days: number;
                        /**
                         * limit unit
                         * @enum {unknown}
                         */
                        unit: "workingDay" | "naturalDay";
                    };
                    services: {
                        after: {
                            because: string;
                            /**
                             * kind of order
                             * @enum {unknown}
                             */
                            kind: "before-acceptance" | "before-decision";
                            row: string;
                        }[];
                        /** @description the authority as it is really named */
                        authority: string;
                        authorityId: string;
                        because: string[];
                        bundle: string[];
                        /** @description part of this case as it stands */
                        chosen: boolean;
                        /** @description 告知承诺: decided on the applicant’s word; null where the service does not offer it */
                        commitment: {
                            basis: string;
                            checkDays: number | null;
                            chosen: boolean;
                            evidence: {
                                name: string;
                                target: string;
                            }[];
                            limit: {
                                days: number;
                                /**
                                 * limit unit
                                 * @enum {unknown}
                                 */
                                unit: "workingDay" | "naturalDay";
                            };
                        } | null;
                        /** @description 现场核查 before the decision */
                        inspection: boolean;
                        /**
                         * level
                         * @enum {unknown}
                         */
                        level: "province" | "city" | "county" | "township";
                        limit: {
                            days: number;
                            /**
                             * limit unit
                             * @enum {unknown}
                             */
                            unit: "workingDay" | "naturalDay";
                        };
                        /** @description 公告、公示 */
                        notices: {
                            days: number;
                            kind: string;
                            /** @description nothing is decided before it */
                            mandatory: boolean;
                            /**
                             * limit unit
                             * @enum {unknown}
                             */
                            unit: "workingDay" | "naturalDay";
                        }[];
                        parts: {
                            label: string;
                            part: string;
                        }[];
                        /** @description list key and row of the annex, e.g. E3.1 */
                        row: string;
                        /** @description name as the list prints it */
                        service: string;
                        serviceId: string;
                        /**
                         * status
                         * @enum {unknown}
                         */
                        status: "required" | "optional" | "notNeeded" | "unknown" | "excluded";
                        statutoryLimit: {
                            days: number;
                            /**
                             * limit unit
                             * @enum {unknown}
                             */
                            unit: "workingDay" | "naturalDay";
                        } | null;
                        /**
                         * service type
                         * @enum {unknown}
                         */
                        type: "licence" | "confirmation" | "payment" | "reward" | "filing" | "public-service" | "data-check" | "utility";
                    }[];
                    /** @description what answers given with the form may still ask for */
                    undecidedEvidence: {
                        /** @description labels of the answers that decide it */
                        dependsOn: string[];
                        name: string;
                        rows: string[];
                        type: string;
                    }[];
                };
                /** @description what still keeps it from being submitted */
                problems: {
                    message: string;
                    target: string;
                    /** @enum {unknown} */
                    where: "question" | "field" | "evidence" | "guard" | "service" | "signature";
                }[];
                /** @description where a value came from: answer, identity, licence … */
                provenance: {
                    [key: string]: string;
                };
                /** @description send it back on submission: it proves what was reviewed */
                reviewedHash: string;
                selection: string[] | null;
            } | null;
            evidence: {
                fileName: string;
                id: string;
                mediaType: string;
                size: number;
                type: string;
                uploadedAt: string;
                url: string;
            }[];
            /** @description services of which there are more than 5 parts */
            groups: {
                authority: string;
                /** @description 容缺受理: what is still to come */
                deferrals: {
                    by: string;
                    items: {
                        name: string;
                        target: string;
                    }[];
                }[];
                lastDue: string | null;
                /** @description how many clocks stand still */
                paused: number;
                row: string;
                service: string;
                states: {
                    count: number;
                    label: string;
                    /** @enum {unknown} */
                    state: "submitted" | "correction" | "accepted" | "granted" | "denied" | "issued" | "refused" | "withdrawn" | "deemedWithdrawn" | "blocked" | "terminated" | "revoked";
                }[];
                total: number;
            }[];
            lifeEvent: {
                id: string;
                name: string;
            };
            /** @description of the parts above */
            outputs: {
                authority: string;
                documentUrl: string;
                /** @description certificate identifier; verify at /api/certificates/{id}/verify */
                id: string;
                issuedOn: string;
                kind: string;
                name: string;
                number: string;
                part: string;
                validUntil: string | null;
            }[];
            /** @description without those of the groups */
            parts: {
                acceptedOn: string | null;
                authority: string;
                decision: {
                    excluded: string | null;
                    on: string;
                    reasons: string | null;
                    remedies: string | null;
                    /** @enum {unknown} */
                    result: "granted" | "denied";
                    resultLabel: string;
                } | null;
                deferral: {
                    by: string;
                    items: {
                        name: string;
                        target: string;
                    }[];
                    suppliedOn: string | null;
                } | null;
                extension: {
                    approvedBy: string | null;
                    approvedOn: string | null;
                    askedBy: string;
                    days: number;
                    reason: string;
                } | null;
                /** @description 现在由谁办理, in words */
                holder: string;
                intakeDue: string | null;
                intakePromised: {
                    by: string;
                    /** @description working days */
                    days: number;
                } | null;
                /** @description which instance of a repeated service; empty when there is one */
                label: string;
                legalDue: string | null;
                /** @description row of the list and instance: E3.1, E13.2-1 */
                part: string;
                pause: {
                    days: number | null;
                    from: string;
                    kind: string;
                    reason: string;
                    until: string | null;
                } | null;
                promisedDue: string | null;
                provisional: boolean;
                refusal: {
                    ground: ("notNeeded" | "wrongOrgan" | "notEligible") | null;
                    groundLabel: string | null;
                    on: string;
                    reasons: string;
                    remedies: string;
                    rightOrgan: string | null;
                } | null;
                row: string;
                service: string;
                /** @enum {unknown} */
                state: "submitted" | "correction" | "accepted" | "granted" | "denied" | "issued" | "refused" | "withdrawn" | "deemedWithdrawn" | "blocked" | "terminated" | "revoked";
                stateLabel: string;
                /** @description 撤回的后果: withdrawn with it by law; stopped until the applicant chooses */
                ties: {
                    dependants: string[];
                    together: string[];
                };
                turns: {
                    blocked: {
                        /** @description the prerequisite that failed, in words */
                        because: string;
                        choices: {
                            /** @enum {unknown} */
                            id: "withdraw" | "wait" | "held";
                            label: string;
                        }[];
                        chooseBy: string;
                        /** @description evidence types that show the result obtained from elsewhere */
                        papers: {
                            name: string;
                            target: string;
                        }[];
                        /** @description natural days a part can be kept waiting from the day that is chosen */
                        waitDays: number;
                        waitUntil: string | null;
                    } | null;
                    commitment: {
                        checkBy: string | null;
                        checkedOn: string | null;
                        findings: string | null;
                        items: {
                            name: string;
                            target: string;
                        }[];
                        kept: boolean | null;
                        rectifyBy: string | null;
                        repairedOn: string | null;
                    } | null;
                    hearing: {
                        askBy: string;
                        asked: {
                            by: string;
                            on: string;
                        } | null;
                        date: string | null;
                        heldOn: string | null;
                        host: string | null;
                        interested: string[];
                        place: string | null;
                        reason: string;
                        record: string | null;
                        time: string | null;
                        waivedOn: string | null;
                    } | null;
                    inspection: {
                        because: string | null;
                        by: string | null;
                        /** @enum {unknown} */
                        state: "needed" | "arranged" | "rectify" | "rectified" | "passed" | "failed" | "waived";
                        stateLabel: string;
                    } | null;
                    reopened: {
                        basis: string;
                        on: string;
                    } | null;
                    revocation: {
                        approvedBy: string | null;
                        approvedOn: string | null;
                        askedBy: string;
                        because: string;
                        /** @enum {unknown} */
                        ground: "misconduct" | "authority" | "procedure" | "unqualified" | "otherwise" | "fraud" | "commitment" | "expired" | "deceased" | "dissolved" | "withdrawn" | "forceMajeure" | "surrendered";
                        /** @description 撤销 or 注销 */
                        kind: string;
                        reasons: string;
                        remedies: string;
                    } | null;
                    termination: {
                        because: string;
                        on: string;
                        reasons: string;
                    } | null;
                };
                /** @description services whose result it waits for */
                waitingFor: string[];
            }[];
            promisedDate: string | null;
            provisional: boolean;
            publication: number;
            region: {
                code: string;
                name: string;
            };
            /** @description 提醒: dates that bind the applicant, never a reason to refuse */
            reminders: string[];
            savedAt: string;
            /** @description 须签名的人: empty where only the applicant applies */
            signatures: {
                basis: string[];
                expiresAt: string | null;
                how: ("online" | "window" | "submission") | null;
                /** @description 须亲自到场: signed at a window, also after submission; the decision waits */
                inPerson: boolean;
                /** @description as what they sign: 买方, 卖方 … */
                label: string;
                /** @description a personal link can be sent */
                mayInvite: boolean;
                /** @description there is a link that can be revoked */
                mayRevoke: boolean;
                /** @description a clerk can record their signature now */
                maySignHere: boolean;
                name: string;
                numberMasked: string | null;
                refusal: {
                    at: string;
                    reason: string;
                } | null;
                /** @description what they sign for */
                services: string[];
                signedAt: string | null;
                /** @description names this person in the calls about their signature */
                signer: string;
                standIn: {
                    /** @enum {unknown} */
                    as: "guardian" | "agent" | "legalRepresentative";
                    name: string;
                } | null;
                /** @description who may sign for them at a window */
                standIns: ("guardian" | "agent" | "legalRepresentative")[];
                /** @enum {unknown} */
                state: "bySubmitting" | "atWindow" | "toInvite" | "invited" | "expired" | "signed" | "changed" | "refused";
                stateLabel: string;
            }[];
            /** @enum {unknown} */
            state: "draft" | "inProgress" | "concluded" | "delivered" | "archived" | "withdrawn";
            stateLabel: string;
            submittedAt: string | null;
            timeline: {
                at: string;
                part: string | null;
                what: string;
                who: string;
            }[];
            tone: "quiet" | null;
            trackingCode: string | null;
            version: number;
            /** @description 联合勘验 */
            visits: {
                closedOn: string | null;
                findings: {
                    authority: string;
                    items: {
                        check: string;
                        note: string;
                        ok: boolean;
                    }[];
                    note: string;
                    officers: string[];
                    on: string;
                    part: string;
                    photos: {
                        id: string;
                        url: string;
                    }[];
                    /** @enum {unknown} */
                    result: "passed" | "rectify" | "failed" | "agree" | "disagree";
                    resultLabel: string;
                    service: string;
                }[];
                /** @enum {unknown} */
                kind: "inspection" | "review";
                kindLabel: string;
                number: number;
                of: number | null;
                otherTimesLeft: number;
                parts: {
                    authority: string;
                    part: string;
                    service: string;
                }[];
                place: string;
                rectifications: {
                    authority: string;
                    check: string;
                    note: string;
                    service: string;
                }[];
                slot: {
                    date: string;
                    /** @enum {unknown} */
                    half: "am" | "pm";
                    label: string;
                } | null;
                slots: {
                    date: string;
                    /** @enum {unknown} */
                    half: "am" | "pm";
                    label: string;
                }[];
                subject: string;
            }[];
        };
        CheckView: {
            examples: number;
            lifeEvents: number;
            milliseconds: number;
            places: number;
            problems: {
                at: string;
                entry: string;
                message: string;
                /** @description 地方差异所在的地方 */
                region?: string;
            }[];
            proved: number;
        };
        ComparisonView: {
            after: number | null;
            before: number;
            effects: {
                changes: string[];
                example: string;
                lifeEvent: string;
                name: string;
                region: string;
            }[];
            entries: {
                differences: {
                    after: string;
                    at: string;
                    before: string;
                }[];
                entry: string;
                /** @enum {unknown} */
                kind: "added" | "removed" | "changed";
                label: string;
            }[];
            /** @description cases under way that keep the publication they started with */
            openCases: number;
        };
        ContentView: {
            catalogue: unknown;
            overlays: {
                name: string;
                overlay: unknown;
                region: string;
            }[];
            publication: number;
            scope: string;
        };
        CorrectionView: {
            answerBy: string;
            answeredAt: string | null;
            closedAt: string | null;
            issuedAt: string;
            items: {
                authorities: string[];
                field: {
                    element: string;
                    /** @description filled from this answer, not asked again */
                    fact?: string;
                    help?: string;
                    /** @description for lists: the fields of one item, by key */
                    items?: unknown;
                    label: string;
                    maximum?: number;
                    maximumLength?: number;
                    minimum?: number;
                    prefill?: string;
                    required: boolean;
                    /** @description the services that ask for it; only they see it */
                    rows: string[];
                    sensitive: boolean;
                    type: string;
                    unit?: string;
                    values?: {
                        [key: string]: string;
                    };
                } | null;
                /** @enum {unknown} */
                kind: "evidence" | "field";
                name: string;
                parts: string[];
                problems: string[];
                /** @description evidence type or data element */
                target: string;
                /** @description what was filled in before */
                value: unknown;
            }[];
            number: number;
        };
        DayListItem: {
            /** @description masked */
            applicant: string;
            attempt: number;
            caseNo: string;
            from: string;
            /** @enum {unknown} */
            half: "am" | "pm";
            mayRecord: boolean;
            note: string | null;
            outcome: ("present" | "absent") | null;
            /** @description the part that is visited, or the number of the inspection */
            part: string;
            /** @enum {unknown} */
            purpose: "visit" | "inspection";
            recordedBy: string | null;
            subject: string;
            to: string;
        };
        Days: {
            days: number;
            /**
             * limit unit
             * @enum {unknown}
             */
            unit: "workingDay" | "naturalDay";
        };
        DelegatedPart: {
            /** @description the verdicts this clerk may give now */
            actions: ("complete" | "correct" | "refuse")[];
            authority: string;
            delegation: {
                number: string;
                until: string;
            };
            evidence: {
                acceptance: string | null;
                exempt: string | null;
                files: {
                    fileName: string;
                    id: string;
                    mediaType: string;
                    size: number;
                    type: string;
                    uploadedAt: string;
                    url: string;
                }[];
                name: string;
                necessity: string;
                reviewPoints: string[];
                type: string;
            }[];
            form: {
                fields: {
                    element: string;
                    /** @description filled from this answer, not asked again */
                    fact?: string;
                    help?: string;
                    /** @description for lists: the fields of one item, by key */
                    items?: unknown;
                    label: string;
                    maximum?: number;
                    maximumLength?: number;
                    minimum?: number;
                    prefill?: string;
                    required: boolean;
                    /** @description the services that ask for it; only they see it */
                    rows: string[];
                    sensitive: boolean;
                    type: string;
                    unit?: string;
                    values?: {
                        [key: string]: string;
                    };
                }[];
                help?: string;
                id: string;
                label: string;
            }[];
            label: string;
            part: string;
            reviewPoints: string[];
            service: string;
        };
        DelegationChoices: {
            authority: {
                id: string;
                name: string;
            };
            /** @description centres the organ may turn to, its own first */
            places: {
                name: string;
                region: string;
                windows: string[];
            }[];
            services: {
                id: string;
                name: string;
            }[];
        };
        DelegationView: {
            authority: {
                id: string;
                name: string;
            };
            /** @description 委托文书的文号或者名称 */
            basis: string;
            clerk: {
                id: string;
                name: string;
            } | null;
            /** @description 受委托的中心、窗口或者窗口人员 */
            delegate: string;
            /**
             * @description 生效日期
             * @example 2026-06-01
             */
            from: string;
            grantedAt: string;
            grantedBy: string;
            /** @enum {unknown} */
            kind: "centre" | "window" | "clerk";
            /** @description 受委托方可以不予受理 */
            mayRefuse: boolean;
            /** @description 委托编号 */
            number: string;
            /** @description the place whose centre it is */
            region: string;
            revocation: {
                by: string;
                on: string;
                reason: string;
            } | null;
            services: {
                id: string;
                name: string;
            }[] | null;
            /** @enum {unknown} */
            state: "upcoming" | "inForce" | "ending" | "ended" | "revoked";
            stateLabel: string;
            /**
             * @description 截止日期（含当日）
             * @example 2026-06-01
             */
            until: string;
            window: string | null;
        };
        DemoClockView: {
            aheadDays: number;
            /** @description 最近十次，最近的在前 */
            moves: {
                by: string;
                days: number;
                /** @description the date it was */
                from: string;
                happened: {
                    action: string;
                    cases: number;
                    label: string;
                    times: number;
                }[];
                to: string;
            }[];
            moving: boolean;
            now: string;
            realNow: string;
            today: string;
        };
        DemoDay: {
            aheadDays: number;
            today: string;
        };
        DemoMove: {
            by: string;
            days: number;
            /** @description the date it was */
            from: string;
            happened: {
                action: string;
                cases: number;
                label: string;
                times: number;
            }[];
            to: string;
        };
        DeskView: {
            /** @description may answer proposals of departments */
            mayCollect: boolean;
            mayPropose: boolean;
            mayPublish: boolean;
            person: {
                name: string;
                place: string;
                roles: string[];
            };
            publications: {
                /** @description ISO 8601 */
                effectiveAt: string;
                number: number;
                /** @description cases that started with it and are not concluded */
                openCases: number;
                /** @description ISO 8601 */
                publishedAt: string;
                publishedBy: string;
                restores: number | null;
                revision: string | null;
                scope: string;
                scopeName: string;
                /** @enum {unknown} */
                state: "current" | "scheduled" | "past" | "cancelled";
                title: string;
            }[];
            revisions: {
                base: number;
                /** @description how many entries it changes */
                changed: number;
                /** @description ISO 8601 */
                createdAt: string;
                createdBy: {
                    id: string;
                    name: string;
                };
                id: string;
                note: string | null;
                publication: number | null;
                release: string | null;
                /** @description 410000: the province’s catalogue; else the overlay of that place */
                scope: string;
                scopeName: string;
                /** @enum {unknown} */
                state: "open" | "submitted" | "published" | "abandoned";
                stateLabel: string;
                submittedAt: string | null;
                submittedBy: {
                    id: string;
                    name: string;
                } | null;
                title: string;
                version: number;
            }[];
            scopes: {
                code: string;
                name: string;
            }[];
        };
        DifferenceView: {
            after: string;
            at: string;
            before: string;
        };
        DocumentVerification: {
            /** @description SHA-256 of the PDF as it was issued, hex */
            digest: string;
            issuedOn: string;
            kind: string;
            mark: string;
            name: string;
            number: string;
            /** @description several are joined by 、 */
            organ: string;
            status: string;
            valid: boolean;
        };
        DocumentView: {
            authority: string | null;
            digest: string | null;
            /** @description number of the case and of the journal entry behind it; verify at /api/documents/{id}/verify */
            id: string;
            issuedOn: string;
            /** @enum {unknown} */
            kind: "commitment" | "accepted" | "acceptedDeferring" | "correction" | "refused" | "paused" | "extended" | "hearingOffered" | "hearingScheduled" | "hearingHeld" | "visitConfirmed" | "visitClosed" | "reviewClosed" | "blocked" | "deemedWithdrawn" | "deferralExpired" | "choiceExpired" | "partWithdrawn" | "caseWithdrawn" | "terminated" | "granted" | "denied" | "reopened" | "commitmentToRectify" | "commitmentKept" | "commitmentBroken" | "revoked" | "collected";
            name: string;
            number: string | null;
            part: string | null;
            service: string | null;
            url: string;
        };
        DraftView: {
            /** @description 以告知承诺方式办理的事项（行） */
            commitments: string[];
            /** @description 承诺容缺后补的材料 */
            deferrals: string[];
            /** @enum {unknown} */
            delivery: "electronic" | "window" | "courier";
            facts: {
                [key: string]: unknown;
            };
            factSources: {
                [key: string]: string;
            };
            form: {
                [key: string]: unknown;
            };
            plan: {
                criticalPath: string[];
                date: string;
                evidence: {
                    acceptance: string[];
                    copies: number;
                    exempt: {
                        because: string;
                        /**
                         * why it need not be handed in
                         * @enum {unknown}
                         */
                        mode: "gov-issued" | "e-certificate" | "shared-data" | "produced-in-case" | "committed";
                    } | null;
                    /**
                     * form
                     * @enum {unknown}
                     */
                    form: "either" | "electronic" | "paper";
                    help?: string;
                    name: string;
                    /**
                     * necessity
                     * @enum {unknown}
                     */
                    necessity: "required" | "optional" | "deferrable";
                    originals: number;
                    rows: string[];
                    type: string;
                }[];
                form: {
                    fields: {
                        element: string;
                        /** @description filled from this answer, not asked again */
                        fact?: string;
                        help?: string;
                        /** @description for lists: the fields of one item, by key */
                        items?: unknown;
                        label: string;
                        maximum?: number;
                        maximumLength?: number;
                        minimum?: number;
                        prefill?: string;
                        required: boolean;
                        /** @description the services that ask for it; only they see it */
                        rows: string[];
                        sensitive: boolean;
                        type: string;
                        unit?: string;
                        values?: {
                            [key: string]: string;
                        };
                    }[];
                    help?: string;
                    id: string;
                    label: string;
                }[];
                guard: {
                    /** @description the authority to turn to, as it is really named */
                    authority?: string;
                    because: string;
                    id: string;
                    lifeEvent?: string;
                    /** @description nothing has to be done at all */
                    notNeeded: boolean;
                    wayOut: string;
                } | null;
                lifeEvent: {
                    id: string;
                    name: string;
                };
                /** @description open facts that shared data answers, so that nobody is asked */
                lookups: string[];
                notes: string[];
                /** @description rows level by level; rows of one level run in parallel */
                order: string[][];
                promised: {
                    days: number;
                    /**
                     * limit unit
                     * @enum {unknown}
                     */
                    unit: "workingDay" | "naturalDay";
                };
                /** @description if everything is accepted on `date` */
                promisedDate: string;
                /** @description true when a year without a published calendar was counted */
                provisional: boolean;
                publication: number;
                /** @description facts that can still change who may start or which services apply */
                questions: {
                    /** @description rows it can still change; empty when it decides who may start */
                    decides: string[];
                    fact: string;
                    help?: string;
                    integer?: boolean;
                    /** @description for lists: the questions of one item, by key */
                    items?: unknown;
                    label: string;
                    maximum?: number;
                    minimum?: number;
                    question: string;
                    type: string;
                    unit?: string;
                    values?: {
                        [key: string]: string;
                    };
                }[];
                region: {
                    code: string;
                    name: string;
                };
                savings: {
                    days: {
                        after: number;
                        before: number;
                    };
                    evidence: {
                        after: number;
                        before: number;
                    };
                    steps: {
                        after: number;
                        before: number;
                    };
                    visits: {
                        after: number;
                        before: number;
                    };
                };
                separate: {
                    days: number;
                    /**
                     * limit unit
                     * @enum {unknown}
                     */
                    unit: "workingDay" | "naturalDay";
                };
                services: {
                    after: {
                        because: string;
                        /**
                         * kind of order
                         * @enum {unknown}
                         */
                        kind: "before-acceptance" | "before-decision";
                        row: string;
                    }[];
                    /** @description the authority as it is really named */
                    authority: string;
                    authorityId: string;
                    because: string[];
                    bundle: string[];
                    /** @description part of this case as it stands */
                    chosen: boolean;
                    /** @description 告知承诺: decided on the applicant’s word; null where the service does not offer it */
                    commitment: {
                        basis: string;
                        checkDays: number | null;
                        chosen: boolean;
                        evidence: {
                            name: string;
                            target: string;
                        }[];
                        limit: {
                            days: number;
                            /**
                             * limit unit
                             * @enum {unknown}
                             */
                            unit: "workingDay" | "naturalDay";
                        };
                    } | null;
                    /** @description 现场核查 before the decision */
                    inspection: boolean;
                    /**
                     * level
                     * @enum {unknown}
                     */
                    level: "province" | "city" | "county" | "township";
                    limit: {
                        days: number;
                        /**
                         * limit unit
                         * @enum {unknown}
                         */
                        unit: "workingDay" | "naturalDay";
                    };
                    /** @description 公告、公示 */
                    notices: {
                        days: number;
                        kind: string;
                        /** @description nothing is decided before it */
                        mandatory: boolean;
                        /**
                         * limit unit
                         * @enum {unknown}
                         */
                        unit: "workingDay" | "naturalDay";
                    }[];
                    parts: {
                        label: string;
                        part: string;
                    }[];
                    /** @description list key and row of the annex, e.g. E3.1 */
                    row: string;
                    /** @description name as the list prints it */
                    service: string;
                    serviceId: string;
                    /**
                     * status
                     * @enum {unknown}
                     */
                    status: "required" | "optional" | "notNeeded" | "unknown" | "excluded";
                    statutoryLimit: {
                        days: number;
                        /**
                         * limit unit
                         * @enum {unknown}
                         */
                        unit: "workingDay" | "naturalDay";
                    } | null;
                    /**
                     * service type
                     * @enum {unknown}
                     */
                    type: "licence" | "confirmation" | "payment" | "reward" | "filing" | "public-service" | "data-check" | "utility";
                }[];
                /** @description what answers given with the form may still ask for */
                undecidedEvidence: {
                    /** @description labels of the answers that decide it */
                    dependsOn: string[];
                    name: string;
                    rows: string[];
                    type: string;
                }[];
            };
            /** @description what still keeps it from being submitted */
            problems: {
                message: string;
                target: string;
                /** @enum {unknown} */
                where: "question" | "field" | "evidence" | "guard" | "service" | "signature";
            }[];
            /** @description where a value came from: answer, identity, licence … */
            provenance: {
                [key: string]: string;
            };
            /** @description send it back on submission: it proves what was reviewed */
            reviewedHash: string;
            selection: string[] | null;
        };
        EntryProblem: {
            at: string;
            entry: string;
            message: string;
            /** @description 地方差异所在的地方 */
            region?: string;
        };
        EvidenceView: {
            fileName: string;
            id: string;
            mediaType: string;
            size: number;
            type: string;
            uploadedAt: string;
            url: string;
        };
        FailedSms: {
            at: string;
            attempts: number;
            caseNo: string;
            phoneMasked: string | null;
            problem: string | null;
            seq: number;
            stateLabel: string;
        };
        HandlingItemView: {
            authority: string | null;
            basicCode: string | null;
            basis: string | null;
            codeText: string | null;
            entry: {
                basis: string | null;
                /** @description 基本编码 */
                code: string;
                department: string;
                effectiveFrom: string;
                levels: ("1" | "2" | "3" | "4" | "5" | "6" | "7")[];
                levelsText: string;
                /** @description 主项名称 */
                main: string;
                /** @enum {unknown} */
                state: "inUse" | "suspended" | "cancelled";
                stateText: string;
                sub: string | null;
                /** @enum {unknown} */
                type: "10" | "20" | "01" | "02" | "03" | "04" | "05" | "06" | "07" | "08" | "09";
                typeText: string;
            } | null;
            handlingItemCode: string | null;
            /** @description <部门>/<事项>/<业务办理项> */
            id: string;
            linkedAt: string | null;
            linkedBy: string | null;
            name: string;
            /** @enum {unknown} */
            state: "unlinked" | "linked" | "suspended" | "cancelled";
            stateText: string;
            /** @description 业务办理项序号 */
            suffix: string;
            /** @enum {unknown} */
            suffixMark: "reference" | "confirmed";
            taskCode: string | null;
            /** @enum {unknown} */
            type: "10" | "20" | "01" | "02" | "03" | "04" | "05" | "06" | "07" | "08" | "09";
            typeText: string;
            when: string | null;
        };
        InvitationView: {
            expiresAt: string;
            /** @description shown once: only its digest is kept */
            link: string;
            signature: {
                basis: string[];
                expiresAt: string | null;
                how: ("online" | "window" | "submission") | null;
                /** @description 须亲自到场: signed at a window, also after submission; the decision waits */
                inPerson: boolean;
                /** @description as what they sign: 买方, 卖方 … */
                label: string;
                /** @description a personal link can be sent */
                mayInvite: boolean;
                /** @description there is a link that can be revoked */
                mayRevoke: boolean;
                /** @description a clerk can record their signature now */
                maySignHere: boolean;
                name: string;
                numberMasked: string | null;
                refusal: {
                    at: string;
                    reason: string;
                } | null;
                /** @description what they sign for */
                services: string[];
                signedAt: string | null;
                /** @description names this person in the calls about their signature */
                signer: string;
                standIn: {
                    /** @enum {unknown} */
                    as: "guardian" | "agent" | "legalRepresentative";
                    name: string;
                } | null;
                /** @description who may sign for them at a window */
                standIns: ("guardian" | "agent" | "legalRepresentative")[];
                /** @enum {unknown} */
                state: "bySubmitting" | "atWindow" | "toInvite" | "invited" | "expired" | "signed" | "changed" | "refused";
                stateLabel: string;
            };
        };
        LifeEventGuide: {
            /** @enum {unknown} */
            audience: "enterprise" | "personal";
            examples: {
                date: string;
                facts: {
                    [key: string]: unknown;
                };
                name: string;
                region: string;
            }[];
            guards: {
                because: string;
                id: string;
                lifeEvent?: string;
                wayOut: string;
            }[];
            id: string;
            keywords: string[];
            lead: string;
            name: string;
            publication: number;
            questions: {
                fact: string;
                help?: string;
                integer?: boolean;
                /** @description for lists: the questions of one item, by key */
                items?: unknown;
                label: string;
                maximum?: number;
                minimum?: number;
                question: string;
                type: string;
                unit?: string;
                values?: {
                    [key: string]: string;
                };
            }[];
            reminders: string[];
            services: {
                after: {
                    because: string;
                    /** @enum {unknown} */
                    kind: "before-acceptance" | "before-decision";
                    row: string;
                }[];
                /** @description applies whatever is answered */
                always: boolean;
                authority: string;
                basis: string | null;
                bundle: string[];
                /** @enum {unknown} */
                content: "full" | "outline";
                levels: string;
                limit: string;
                /** @enum {unknown} */
                mark: "official" | "reference";
                name: string;
                note: string | null;
                optional: boolean;
                parallel: string | null;
                row: string;
                serviceId: string;
                type: string;
            }[];
            stage: string;
            stateCouncilTask: boolean;
            summary: string;
        };
        LifeEventItem: {
            /** @enum {unknown} */
            audience: "enterprise" | "personal";
            id: string;
            lead: string;
            name: string;
            services: {
                authority: string;
                name: string;
                row: string;
            }[];
            stage: string;
            stateCouncilTask: boolean;
            summary: string;
        };
        LinkList: {
            edition: number | null;
            items: {
                authority: string | null;
                basicCode: string | null;
                basis: string | null;
                codeText: string | null;
                /** @description 清单所列的部门 */
                department: string;
                entry: {
                    basis: string | null;
                    /** @description 基本编码 */
                    code: string;
                    department: string;
                    effectiveFrom: string;
                    levels: ("1" | "2" | "3" | "4" | "5" | "6" | "7")[];
                    levelsText: string;
                    /** @description 主项名称 */
                    main: string;
                    /** @enum {unknown} */
                    state: "inUse" | "suspended" | "cancelled";
                    stateText: string;
                    sub: string | null;
                    /** @enum {unknown} */
                    type: "10" | "20" | "01" | "02" | "03" | "04" | "05" | "06" | "07" | "08" | "09";
                    typeText: string;
                } | null;
                handlingItemCode: string | null;
                /** @description <部门>/<事项>/<业务办理项> */
                id: string;
                linkedAt: string | null;
                linkedBy: string | null;
                name: string;
                service: string;
                serviceName: string;
                /** @enum {unknown} */
                state: "unlinked" | "linked" | "suspended" | "cancelled";
                stateText: string;
                /** @description 业务办理项序号 */
                suffix: string;
                /** @enum {unknown} */
                suffixMark: "reference" | "confirmed";
                taskCode: string | null;
                /** @enum {unknown} */
                type: "10" | "20" | "01" | "02" | "03" | "04" | "05" | "06" | "07" | "08" | "09";
                typeText: string;
                when: string | null;
            }[];
            /** @description 本人可以导入和关联 */
            mayKeep: boolean;
        };
        LinkSuggestions: {
            edition: number | null;
            items: {
                id: string;
                name: string;
                service: string;
                /** @enum {unknown} */
                state: "unlinked" | "linked" | "suspended" | "cancelled";
                suggestions: {
                    code: string;
                    /** @enum {unknown} */
                    likeness: "same" | "variant" | "contains" | "similar";
                    likenessText: string;
                    name: string;
                    sameType: boolean;
                    score: number;
                }[];
            }[];
        };
        Me: {
            authority: {
                id: string;
                name: string;
            } | null;
            enterprises: {
                creditCode: string;
                name: string;
            }[];
            /** @enum {unknown} */
            kind: "citizen" | "staff";
            name: string;
            person: {
                idNumberMasked: string | null;
                name: string;
                phoneMasked: string | null;
            };
            region: {
                code: string;
                name: string;
            } | null;
            roles: ("applicant" | "clerk" | "reviewer" | "manager" | "cataloguer" | "publisher" | "supervisor")[];
        };
        MessageView: {
            at: string;
            caseNo: string;
            id: string;
            lifeEvent: string;
            readAt: string | null;
            text: string;
        };
        NoticeView: {
            code: string;
            createdAt: string;
            facts: {
                [key: string]: unknown;
            };
            lifeEvent: string;
            plan: {
                criticalPath: string[];
                date: string;
                evidence: {
                    acceptance: string[];
                    copies: number;
                    exempt: {
                        because: string;
                        /**
                         * why it need not be handed in
                         * @enum {unknown}
                         */
                        mode: "gov-issued" | "e-certificate" | "shared-data" | "produced-in-case" | "committed";
                    } | null;
                    /**
                     * form
                     * @enum {unknown}
                     */
                    form: "either" | "electronic" | "paper";
                    help?: string;
                    name: string;
                    /**
                     * necessity
                     * @enum {unknown}
                     */
                    necessity: "required" | "optional" | "deferrable";
                    originals: number;
                    rows: string[];
                    type: string;
                }[];
                form: {
                    fields: {
                        element: string;
                        /** @description filled from this answer, not asked again */
                        fact?: string;
                        help?: string;
                        /** @description for lists: the fields of one item, by key */
                        items?: unknown;
                        label: string;
                        maximum?: number;
                        maximumLength?: number;
                        minimum?: number;
                        prefill?: string;
                        required: boolean;
                        /** @description the services that ask for it; only they see it */
                        rows: string[];
                        sensitive: boolean;
                        type: string;
                        unit?: string;
                        values?: {
                            [key: string]: string;
                        };
                    }[];
                    help?: string;
                    id: string;
                    label: string;
                }[];
                guard: {
                    /** @description the authority to turn to, as it is really named */
                    authority?: string;
                    because: string;
                    id: string;
                    lifeEvent?: string;
                    /** @description nothing has to be done at all */
                    notNeeded: boolean;
                    wayOut: string;
                } | null;
                lifeEvent: {
                    id: string;
                    name: string;
                };
                /** @description open facts that shared data answers, so that nobody is asked */
                lookups: string[];
                notes: string[];
                /** @description rows level by level; rows of one level run in parallel */
                order: string[][];
                promised: {
                    days: number;
                    /**
                     * limit unit
                     * @enum {unknown}
                     */
                    unit: "workingDay" | "naturalDay";
                };
                /** @description if everything is accepted on `date` */
                promisedDate: string;
                /** @description true when a year without a published calendar was counted */
                provisional: boolean;
                publication: number;
                /** @description facts that can still change who may start or which services apply */
                questions: {
                    /** @description rows it can still change; empty when it decides who may start */
                    decides: string[];
                    fact: string;
                    help?: string;
                    integer?: boolean;
                    /** @description for lists: the questions of one item, by key */
                    items?: unknown;
                    label: string;
                    maximum?: number;
                    minimum?: number;
                    question: string;
                    type: string;
                    unit?: string;
                    values?: {
                        [key: string]: string;
                    };
                }[];
                region: {
                    code: string;
                    name: string;
                };
                savings: {
                    days: {
                        after: number;
                        before: number;
                    };
                    evidence: {
                        after: number;
                        before: number;
                    };
                    steps: {
                        after: number;
                        before: number;
                    };
                    visits: {
                        after: number;
                        before: number;
                    };
                };
                separate: {
                    days: number;
                    /**
                     * limit unit
                     * @enum {unknown}
                     */
                    unit: "workingDay" | "naturalDay";
                };
                services: {
                    after: {
                        because: string;
                        /**
                         * kind of order
                         * @enum {unknown}
                         */
                        kind: "before-acceptance" | "before-decision";
                        row: string;
                    }[];
                    /** @description the authority as it is really named */
                    authority: string;
                    authorityId: string;
                    because: string[];
                    bundle: string[];
                    /** @description part of this case as it stands */
                    chosen: boolean;
                    /** @description 告知承诺: decided on the applicant’s word; null where the service does not offer it */
                    commitment: {
                        basis: string;
                        checkDays: number | null;
                        chosen: boolean;
                        evidence: {
                            name: string;
                            target: string;
                        }[];
                        limit: {
                            days: number;
                            /**
                             * limit unit
                             * @enum {unknown}
                             */
                            unit: "workingDay" | "naturalDay";
                        };
                    } | null;
                    /** @description 现场核查 before the decision */
                    inspection: boolean;
                    /**
                     * level
                     * @enum {unknown}
                     */
                    level: "province" | "city" | "county" | "township";
                    limit: {
                        days: number;
                        /**
                         * limit unit
                         * @enum {unknown}
                         */
                        unit: "workingDay" | "naturalDay";
                    };
                    /** @description 公告、公示 */
                    notices: {
                        days: number;
                        kind: string;
                        /** @description nothing is decided before it */
                        mandatory: boolean;
                        /**
                         * limit unit
                         * @enum {unknown}
                         */
                        unit: "workingDay" | "naturalDay";
                    }[];
                    parts: {
                        label: string;
                        part: string;
                    }[];
                    /** @description list key and row of the annex, e.g. E3.1 */
                    row: string;
                    /** @description name as the list prints it */
                    service: string;
                    serviceId: string;
                    /**
                     * status
                     * @enum {unknown}
                     */
                    status: "required" | "optional" | "notNeeded" | "unknown" | "excluded";
                    statutoryLimit: {
                        days: number;
                        /**
                         * limit unit
                         * @enum {unknown}
                         */
                        unit: "workingDay" | "naturalDay";
                    } | null;
                    /**
                     * service type
                     * @enum {unknown}
                     */
                    type: "licence" | "confirmation" | "payment" | "reward" | "filing" | "public-service" | "data-check" | "utility";
                }[];
                /** @description what answers given with the form may still ask for */
                undecidedEvidence: {
                    /** @description labels of the answers that decide it */
                    dependsOn: string[];
                    name: string;
                    rows: string[];
                    type: string;
                }[];
            };
            region: string;
            selection: string[] | null;
        };
        ObjectionReceipt: {
            on: string;
            /** @description who examines it */
            organ: string;
        };
        OutputView: {
            authority: string;
            documentUrl: string;
            /** @description certificate identifier; verify at /api/certificates/{id}/verify */
            id: string;
            issuedOn: string;
            kind: string;
            name: string;
            number: string;
            part: string;
            validUntil: string | null;
        };
        PartGroup: {
            authority: string;
            /** @description 容缺受理: what is still to come */
            deferrals: {
                by: string;
                items: {
                    name: string;
                    target: string;
                }[];
            }[];
            lastDue: string | null;
            /** @description how many clocks stand still */
            paused: number;
            row: string;
            service: string;
            states: {
                count: number;
                label: string;
                /** @enum {unknown} */
                state: "submitted" | "correction" | "accepted" | "granted" | "denied" | "issued" | "refused" | "withdrawn" | "deemedWithdrawn" | "blocked" | "terminated" | "revoked";
            }[];
            total: number;
        };
        PartPage: {
            found: number;
            next: number | null;
            outputs: {
                authority: string;
                documentUrl: string;
                /** @description certificate identifier; verify at /api/certificates/{id}/verify */
                id: string;
                issuedOn: string;
                kind: string;
                name: string;
                number: string;
                part: string;
                validUntil: string | null;
            }[];
            parts: {
                acceptedOn: string | null;
                authority: string;
                decision: {
                    excluded: string | null;
                    on: string;
                    reasons: string | null;
                    remedies: string | null;
                    /** @enum {unknown} */
                    result: "granted" | "denied";
                    resultLabel: string;
                } | null;
                deferral: {
                    by: string;
                    items: {
                        name: string;
                        target: string;
                    }[];
                    suppliedOn: string | null;
                } | null;
                extension: {
                    approvedBy: string | null;
                    approvedOn: string | null;
                    askedBy: string;
                    days: number;
                    reason: string;
                } | null;
                /** @description 现在由谁办理, in words */
                holder: string;
                intakeDue: string | null;
                intakePromised: {
                    by: string;
                    /** @description working days */
                    days: number;
                } | null;
                /** @description which instance of a repeated service; empty when there is one */
                label: string;
                legalDue: string | null;
                /** @description row of the list and instance: E3.1, E13.2-1 */
                part: string;
                pause: {
                    days: number | null;
                    from: string;
                    kind: string;
                    reason: string;
                    until: string | null;
                } | null;
                promisedDue: string | null;
                provisional: boolean;
                refusal: {
                    ground: ("notNeeded" | "wrongOrgan" | "notEligible") | null;
                    groundLabel: string | null;
                    on: string;
                    reasons: string;
                    remedies: string;
                    rightOrgan: string | null;
                } | null;
                row: string;
                service: string;
                /** @enum {unknown} */
                state: "submitted" | "correction" | "accepted" | "granted" | "denied" | "issued" | "refused" | "withdrawn" | "deemedWithdrawn" | "blocked" | "terminated" | "revoked";
                stateLabel: string;
                /** @description 撤回的后果: withdrawn with it by law; stopped until the applicant chooses */
                ties: {
                    dependants: string[];
                    together: string[];
                };
                turns: {
                    blocked: {
                        /** @description the prerequisite that failed, in words */
                        because: string;
                        choices: {
                            /** @enum {unknown} */
                            id: "withdraw" | "wait" | "held";
                            label: string;
                        }[];
                        chooseBy: string;
                        /** @description evidence types that show the result obtained from elsewhere */
                        papers: {
                            name: string;
                            target: string;
                        }[];
                        /** @description natural days a part can be kept waiting from the day that is chosen */
                        waitDays: number;
                        waitUntil: string | null;
                    } | null;
                    commitment: {
                        checkBy: string | null;
                        checkedOn: string | null;
                        findings: string | null;
                        items: {
                            name: string;
                            target: string;
                        }[];
                        kept: boolean | null;
                        rectifyBy: string | null;
                        repairedOn: string | null;
                    } | null;
                    hearing: {
                        askBy: string;
                        asked: {
                            by: string;
                            on: string;
                        } | null;
                        date: string | null;
                        heldOn: string | null;
                        host: string | null;
                        interested: string[];
                        place: string | null;
                        reason: string;
                        record: string | null;
                        time: string | null;
                        waivedOn: string | null;
                    } | null;
                    inspection: {
                        because: string | null;
                        by: string | null;
                        /** @enum {unknown} */
                        state: "needed" | "arranged" | "rectify" | "rectified" | "passed" | "failed" | "waived";
                        stateLabel: string;
                    } | null;
                    reopened: {
                        basis: string;
                        on: string;
                    } | null;
                    revocation: {
                        approvedBy: string | null;
                        approvedOn: string | null;
                        askedBy: string;
                        because: string;
                        /** @enum {unknown} */
                        ground: "misconduct" | "authority" | "procedure" | "unqualified" | "otherwise" | "fraud" | "commitment" | "expired" | "deceased" | "dissolved" | "withdrawn" | "forceMajeure" | "surrendered";
                        /** @description 撤销 or 注销 */
                        kind: string;
                        reasons: string;
                        remedies: string;
                    } | null;
                    termination: {
                        because: string;
                        on: string;
                        reasons: string;
                    } | null;
                };
                /** @description services whose result it waits for */
                waitingFor: string[];
            }[];
        };
        PartView: {
            acceptedOn: string | null;
            authority: string;
            decision: {
                excluded: string | null;
                on: string;
                reasons: string | null;
                remedies: string | null;
                /** @enum {unknown} */
                result: "granted" | "denied";
                resultLabel: string;
            } | null;
            deferral: {
                by: string;
                items: {
                    name: string;
                    target: string;
                }[];
                suppliedOn: string | null;
            } | null;
            extension: {
                approvedBy: string | null;
                approvedOn: string | null;
                askedBy: string;
                days: number;
                reason: string;
            } | null;
            /** @description 现在由谁办理, in words */
            holder: string;
            intakeDue: string | null;
            intakePromised: {
                by: string;
                /** @description working days */
                days: number;
            } | null;
            /** @description which instance of a repeated service; empty when there is one */
            label: string;
            legalDue: string | null;
            /** @description row of the list and instance: E3.1, E13.2-1 */
            part: string;
            pause: {
                days: number | null;
                from: string;
                kind: string;
                reason: string;
                until: string | null;
            } | null;
            promisedDue: string | null;
            provisional: boolean;
            refusal: {
                ground: ("notNeeded" | "wrongOrgan" | "notEligible") | null;
                groundLabel: string | null;
                on: string;
                reasons: string;
                remedies: string;
                rightOrgan: string | null;
            } | null;
            row: string;
            service: string;
            /** @enum {unknown} */
            state: "submitted" | "correction" | "accepted" | "granted" | "denied" | "issued" | "refused" | "withdrawn" | "deemedWithdrawn" | "blocked" | "terminated" | "revoked";
            stateLabel: string;
            /** @description 撤回的后果: withdrawn with it by law; stopped until the applicant chooses */
            ties: {
                dependants: string[];
                together: string[];
            };
            turns: {
                blocked: {
                    /** @description the prerequisite that failed, in words */
                    because: string;
                    choices: {
                        /** @enum {unknown} */
                        id: "withdraw" | "wait" | "held";
                        label: string;
                    }[];
                    chooseBy: string;
                    /** @description evidence types that show the result obtained from elsewhere */
                    papers: {
                        name: string;
                        target: string;
                    }[];
                    /** @description natural days a part can be kept waiting from the day that is chosen */
                    waitDays: number;
                    waitUntil: string | null;
                } | null;
                commitment: {
                    checkBy: string | null;
                    checkedOn: string | null;
                    findings: string | null;
                    items: {
                        name: string;
                        target: string;
                    }[];
                    kept: boolean | null;
                    rectifyBy: string | null;
                    repairedOn: string | null;
                } | null;
                hearing: {
                    askBy: string;
                    asked: {
                        by: string;
                        on: string;
                    } | null;
                    date: string | null;
                    heldOn: string | null;
                    host: string | null;
                    interested: string[];
                    place: string | null;
                    reason: string;
                    record: string | null;
                    time: string | null;
                    waivedOn: string | null;
                } | null;
                inspection: {
                    because: string | null;
                    by: string | null;
                    /** @enum {unknown} */
                    state: "needed" | "arranged" | "rectify" | "rectified" | "passed" | "failed" | "waived";
                    stateLabel: string;
                } | null;
                reopened: {
                    basis: string;
                    on: string;
                } | null;
                revocation: {
                    approvedBy: string | null;
                    approvedOn: string | null;
                    askedBy: string;
                    because: string;
                    /** @enum {unknown} */
                    ground: "misconduct" | "authority" | "procedure" | "unqualified" | "otherwise" | "fraud" | "commitment" | "expired" | "deceased" | "dissolved" | "withdrawn" | "forceMajeure" | "surrendered";
                    /** @description 撤销 or 注销 */
                    kind: string;
                    reasons: string;
                    remedies: string;
                } | null;
                termination: {
                    because: string;
                    on: string;
                    reasons: string;
                } | null;
            };
            /** @description services whose result it waits for */
            waitingFor: string[];
        };
        Plan: {
            criticalPath: string[];
            date: string;
            evidence: {
                acceptance: string[];
                copies: number;
                exempt: {
                    because: string;
                    /**
                     * why it need not be handed in
                     * @enum {unknown}
                     */
                    mode: "gov-issued" | "e-certificate" | "shared-data" | "produced-in-case" | "committed";
                } | null;
                /**
                 * form
                 * @enum {unknown}
                 */
                form: "either" | "electronic" | "paper";
                help?: string;
                name: string;
                /**
                 * necessity
                 * @enum {unknown}
                 */
                necessity: "required" | "optional" | "deferrable";
                originals: number;
                rows: string[];
                type: string;
            }[];
            form: {
                fields: {
                    element: string;
                    /** @description filled from this answer, not asked again */
                    fact?: string;
                    help?: string;
                    /** @description for lists: the fields of one item, by key */
                    items?: unknown;
                    label: string;
                    maximum?: number;
                    maximumLength?: number;
                    minimum?: number;
                    prefill?: string;
                    required: boolean;
                    /** @description the services that ask for it; only they see it */
                    rows: string[];
                    sensitive: boolean;
                    type: string;
                    unit?: string;
                    values?: {
                        [key: string]: string;
                    };
                }[];
                help?: string;
                id: string;
                label: string;
            }[];
            guard: {
                /** @description the authority to turn to, as it is really named */
                authority?: string;
                because: string;
                id: string;
                lifeEvent?: string;
                /** @description nothing has to be done at all */
                notNeeded: boolean;
                wayOut: string;
            } | null;
            lifeEvent: {
                id: string;
                name: string;
            };
            /** @description open facts that shared data answers, so that nobody is asked */
            lookups: string[];
            notes: string[];
            /** @description rows level by level; rows of one level run in parallel */
            order: string[][];
            promised: {
                days: number;
                /**
                 * limit unit
                 * @enum {unknown}
                 */
                unit: "workingDay" | "naturalDay";
            };
            /** @description if everything is accepted on `date` */
            promisedDate: string;
            /** @description true when a year without a published calendar was counted */
            provisional: boolean;
            publication: number;
            /** @description facts that can still change who may start or which services apply */
            questions: {
                /** @description rows it can still change; empty when it decides who may start */
                decides: string[];
                fact: string;
                help?: string;
                integer?: boolean;
                /** @description for lists: the questions of one item, by key */
                items?: unknown;
                label: string;
                maximum?: number;
                minimum?: number;
                question: string;
                type: string;
                unit?: string;
                values?: {
                    [key: string]: string;
                };
            }[];
            region: {
                code: string;
                name: string;
            };
            savings: {
                days: {
                    after: number;
                    before: number;
                };
                evidence: {
                    after: number;
                    before: number;
                };
                steps: {
                    after: number;
                    before: number;
                };
                visits: {
                    after: number;
                    before: number;
                };
            };
            separate: {
                days: number;
                /**
                 * limit unit
                 * @enum {unknown}
                 */
                unit: "workingDay" | "naturalDay";
            };
            services: {
                after: {
                    because: string;
                    /**
                     * kind of order
                     * @enum {unknown}
                     */
                    kind: "before-acceptance" | "before-decision";
                    row: string;
                }[];
                /** @description the authority as it is really named */
                authority: string;
                authorityId: string;
                because: string[];
                bundle: string[];
                /** @description part of this case as it stands */
                chosen: boolean;
                /** @description 告知承诺: decided on the applicant’s word; null where the service does not offer it */
                commitment: {
                    basis: string;
                    checkDays: number | null;
                    chosen: boolean;
                    evidence: {
                        name: string;
                        target: string;
                    }[];
                    limit: {
                        days: number;
                        /**
                         * limit unit
                         * @enum {unknown}
                         */
                        unit: "workingDay" | "naturalDay";
                    };
                } | null;
                /** @description 现场核查 before the decision */
                inspection: boolean;
                /**
                 * level
                 * @enum {unknown}
                 */
                level: "province" | "city" | "county" | "township";
                limit: {
                    days: number;
                    /**
                     * limit unit
                     * @enum {unknown}
                     */
                    unit: "workingDay" | "naturalDay";
                };
                /** @description 公告、公示 */
                notices: {
                    days: number;
                    kind: string;
                    /** @description nothing is decided before it */
                    mandatory: boolean;
                    /**
                     * limit unit
                     * @enum {unknown}
                     */
                    unit: "workingDay" | "naturalDay";
                }[];
                parts: {
                    label: string;
                    part: string;
                }[];
                /** @description list key and row of the annex, e.g. E3.1 */
                row: string;
                /** @description name as the list prints it */
                service: string;
                serviceId: string;
                /**
                 * status
                 * @enum {unknown}
                 */
                status: "required" | "optional" | "notNeeded" | "unknown" | "excluded";
                statutoryLimit: {
                    days: number;
                    /**
                     * limit unit
                     * @enum {unknown}
                     */
                    unit: "workingDay" | "naturalDay";
                } | null;
                /**
                 * service type
                 * @enum {unknown}
                 */
                type: "licence" | "confirmation" | "payment" | "reward" | "filing" | "public-service" | "data-check" | "utility";
            }[];
            /** @description what answers given with the form may still ask for */
            undecidedEvidence: {
                /** @description labels of the answers that decide it */
                dependsOn: string[];
                name: string;
                rows: string[];
                type: string;
            }[];
        };
        PlanEvidence: {
            acceptance: string[];
            copies: number;
            exempt: {
                because: string;
                /**
                 * why it need not be handed in
                 * @enum {unknown}
                 */
                mode: "gov-issued" | "e-certificate" | "shared-data" | "produced-in-case" | "committed";
            } | null;
            /**
             * form
             * @enum {unknown}
             */
            form: "either" | "electronic" | "paper";
            help?: string;
            name: string;
            /**
             * necessity
             * @enum {unknown}
             */
            necessity: "required" | "optional" | "deferrable";
            originals: number;
            rows: string[];
            type: string;
        };
        PlanField: {
            element: string;
            /** @description filled from this answer, not asked again */
            fact?: string;
            help?: string;
            /** @description for lists: the fields of one item, by key */
            items?: unknown;
            label: string;
            maximum?: number;
            maximumLength?: number;
            minimum?: number;
            prefill?: string;
            required: boolean;
            /** @description the services that ask for it; only they see it */
            rows: string[];
            sensitive: boolean;
            type: string;
            unit?: string;
            values?: {
                [key: string]: string;
            };
        };
        PlanGroup: {
            fields: {
                element: string;
                /** @description filled from this answer, not asked again */
                fact?: string;
                help?: string;
                /** @description for lists: the fields of one item, by key */
                items?: unknown;
                label: string;
                maximum?: number;
                maximumLength?: number;
                minimum?: number;
                prefill?: string;
                required: boolean;
                /** @description the services that ask for it; only they see it */
                rows: string[];
                sensitive: boolean;
                type: string;
                unit?: string;
                values?: {
                    [key: string]: string;
                };
            }[];
            help?: string;
            id: string;
            label: string;
        };
        PlanQuestion: {
            /** @description rows it can still change; empty when it decides who may start */
            decides: string[];
            fact: string;
            help?: string;
            integer?: boolean;
            /** @description for lists: the questions of one item, by key */
            items?: unknown;
            label: string;
            maximum?: number;
            minimum?: number;
            question: string;
            type: string;
            unit?: string;
            values?: {
                [key: string]: string;
            };
        };
        PlanService: {
            after: {
                because: string;
                /**
                 * kind of order
                 * @enum {unknown}
                 */
                kind: "before-acceptance" | "before-decision";
                row: string;
            }[];
            /** @description the authority as it is really named */
            authority: string;
            authorityId: string;
            because: string[];
            bundle: string[];
            /** @description part of this case as it stands */
            chosen: boolean;
            /** @description 告知承诺: decided on the applicant’s word; null where the service does not offer it */
            commitment: {
                basis: string;
                checkDays: number | null;
                chosen: boolean;
                evidence: {
                    name: string;
                    target: string;
                }[];
                limit: {
                    days: number;
                    /**
                     * limit unit
                     * @enum {unknown}
                     */
                    unit: "workingDay" | "naturalDay";
                };
            } | null;
            /** @description 现场核查 before the decision */
            inspection: boolean;
            /**
             * level
             * @enum {unknown}
             */
            level: "province" | "city" | "county" | "township";
            limit: {
                days: number;
                /**
                 * limit unit
                 * @enum {unknown}
                 */
                unit: "workingDay" | "naturalDay";
            };
            /** @description 公告、公示 */
            notices: {
                days: number;
                kind: string;
                /** @description nothing is decided before it */
                mandatory: boolean;
                /**
                 * limit unit
                 * @enum {unknown}
                 */
                unit: "workingDay" | "naturalDay";
            }[];
            parts: {
                label: string;
                part: string;
            }[];
            /** @description list key and row of the annex, e.g. E3.1 */
            row: string;
            /** @description name as the list prints it */
            service: string;
            serviceId: string;
            /**
             * status
             * @enum {unknown}
             */
            status: "required" | "optional" | "notNeeded" | "unknown" | "excluded";
            statutoryLimit: {
                days: number;
                /**
                 * limit unit
                 * @enum {unknown}
                 */
                unit: "workingDay" | "naturalDay";
            } | null;
            /**
             * service type
             * @enum {unknown}
             */
            type: "licence" | "confirmation" | "payment" | "reward" | "filing" | "public-service" | "data-check" | "utility";
        };
        ProposalView: {
            answer: string | null;
            /** @description ISO 8601 */
            at: string;
            /** @enum {unknown} */
            audience: "enterprise" | "personal";
            authority: string;
            by: string;
            id: string;
            lead: string;
            leadName: string;
            lifeEvent: string | null;
            name: string;
            reason: string;
            release: string;
            revision: string | null;
            services: {
                authority: string;
                name: string;
                service: string | null;
            }[];
            /** @enum {unknown} */
            state: "proposed" | "accepted" | "returned";
            stateLabel: string;
        };
        PublicationView: {
            /** @description ISO 8601 */
            effectiveAt: string;
            number: number;
            /** @description cases that started with it and are not concluded */
            openCases: number;
            /** @description ISO 8601 */
            publishedAt: string;
            publishedBy: string;
            restores: number | null;
            revision: string | null;
            scope: string;
            scopeName: string;
            /** @enum {unknown} */
            state: "current" | "scheduled" | "past" | "cancelled";
            title: string;
        };
        PublicDelegation: {
            authority: {
                id: string;
                name: string;
            };
            /** @description 委托文书的文号或者名称 */
            basis: string;
            /** @description 受委托的中心、窗口或者窗口人员 */
            delegate: string;
            /**
             * @description 生效日期
             * @example 2026-06-01
             */
            from: string;
            /** @description 受委托方可以不予受理 */
            mayRefuse: boolean;
            /** @description 委托编号 */
            number: string;
            services: {
                id: string;
                name: string;
            }[] | null;
            /**
             * @description 截止日期（含当日）
             * @example 2026-06-01
             */
            until: string;
        };
        PublicNotice: {
            applicant: string | null;
            caseNo: string;
            from: string;
            /** @description 公示、简易注销公告、公告查找生父母 */
            kind: string;
            organ: string;
            part: string;
            region: string;
            service: string;
            /** @description its last day */
            until: string;
        };
        PublicNoticeList: {
            items: {
                applicant: string | null;
                caseNo: string;
                from: string;
                /** @description 公示、简易注销公告、公告查找生父母 */
                kind: string;
                organ: string;
                part: string;
                region: string;
                service: string;
                /** @description its last day */
                until: string;
            }[];
            next: string | null;
        };
        PublicNoticeView: {
            /** @description what else the procedure announces, e.g. by what parents recognise their child */
            about: {
                label: string;
                value: string;
            }[];
            applicant: string | null;
            basis: string;
            caseNo: string;
            from: string;
            /** @description 公示、简易注销公告、公告查找生父母 */
            kind: string;
            organ: string;
            part: string;
            region: string;
            service: string;
            /** @description its last day */
            until: string;
        };
        ReadListView: {
            /** @description empty where there are problems */
            items: {
                [key: string]: unknown;
            }[];
            /** @description lines read */
            lines: number;
            problemCount: number;
            /** @description the first 200; `as=xlsx` gives the file back with all of them */
            problems: {
                column: string | null;
                line: number | null;
                message: string;
            }[];
        };
        RegionNode: {
            children: {
                children: {
                    children: {
                        children: {
                            code: string;
                            name: string;
                            type: string;
                        }[];
                        code: string;
                        name: string;
                        type: string;
                    }[];
                    code: string;
                    name: string;
                    type: string;
                }[];
                code: string;
                name: string;
                type: string;
            }[];
            code: string;
            name: string;
            type: string;
        };
        ReleaseItem: {
            /** 批准 */
            approvedBy?: string;
            /** 批次 */
            batch: number;
            /** 发文字号 */
            document?: string;
            /**
             * 施行日期
             * Format: date
             */
            effectiveFrom?: string;
            id: string;
            /** 发布机关 */
            issuer: string;
            /**
             * 层级
             * @enum {unknown}
             */
            level: "national" | "province" | "city" | "county";
            /** 列入的一件事 */
            lifeEvents: string[];
            /** 名称 */
            name: string;
            /** 说明 */
            note?: string;
            /** @description 清单表格的地址 */
            table: string;
            /** 年份 */
            year: number;
        };
        RevisionItem: {
            base: number;
            /** @description how many entries it changes */
            changed: number;
            /** @description ISO 8601 */
            createdAt: string;
            createdBy: {
                id: string;
                name: string;
            };
            id: string;
            note: string | null;
            publication: number | null;
            release: string | null;
            /** @description 410000: the province’s catalogue; else the overlay of that place */
            scope: string;
            scopeName: string;
            /** @enum {unknown} */
            state: "open" | "submitted" | "published" | "abandoned";
            stateLabel: string;
            submittedAt: string | null;
            submittedBy: {
                id: string;
                name: string;
            } | null;
            title: string;
            version: number;
        };
        RevisionStep: {
            /** @enum {unknown} */
            action: "create" | "change" | "remove" | "confirm" | "import" | "rebase" | "submit" | "return" | "publish" | "abandon";
            actionLabel: string;
            /** @description ISO 8601 */
            at: string;
            by: string;
            differences: {
                after: string;
                at: string;
                before: string;
            }[];
            entry: string | null;
            entryLabel: string | null;
            note: string | null;
            seq: number;
        };
        RevisionView: {
            allowed: string[];
            base: number;
            /** @description how many entries it changes */
            changed: number;
            /** @description entries by `<collection>/<id>`; null removes */
            changes: {
                [key: string]: unknown;
            };
            conflicts: string[];
            /** @description ISO 8601 */
            createdAt: string;
            createdBy: {
                id: string;
                name: string;
            };
            id: string;
            mayEdit: string[];
            note: string | null;
            outdated: boolean;
            publication: number | null;
            release: string | null;
            /** @description 410000: the province’s catalogue; else the overlay of that place */
            scope: string;
            scopeName: string;
            /** @enum {unknown} */
            state: "open" | "submitted" | "published" | "abandoned";
            stateLabel: string;
            steps: {
                /** @enum {unknown} */
                action: "create" | "change" | "remove" | "confirm" | "import" | "rebase" | "submit" | "return" | "publish" | "abandon";
                actionLabel: string;
                /** @description ISO 8601 */
                at: string;
                by: string;
                differences: {
                    after: string;
                    at: string;
                    before: string;
                }[];
                entry: string | null;
                entryLabel: string | null;
                note: string | null;
                seq: number;
            }[];
            submittedAt: string | null;
            submittedBy: {
                id: string;
                name: string;
            } | null;
            title: string;
            version: number;
        };
        SandboxSmsView: {
            /** @enum {unknown} */
            behaviour: "normal" | "slow" | "down";
            sent: {
                id: string;
                phoneMasked: string;
                text: string;
            }[];
        };
        ServiceBoundary: {
            approver: {
                /** @description 职责 */
                answersFor: string;
                kind: string | null;
                /** @description 部门类别 */
                label: string;
                /** @enum {unknown} */
                level: "province" | "city" | "county" | "township";
                name: string | null;
            };
            basis: string;
            concentration: {
                basis: string;
                /** @enum {unknown} */
                mark: "official" | "confirmed" | "reference" | "pending";
                /** @enum {unknown} */
                says: "normally-not" | "place-decides" | "moved-here";
                text: string;
            };
            duties: {
                basis: string;
                /** @enum {unknown} */
                by: "approver" | "supervisor";
                byText: string;
                does: string;
                id: string;
                /** @enum {unknown} */
                mark: "official" | "confirmed" | "reference" | "pending";
                name: string;
                within: string;
            }[];
            /** @enum {unknown} */
            mark: "official" | "confirmed" | "reference" | "pending";
            markText: string;
            name: string;
            region: {
                code: string;
                name: string;
            } | null;
            /** @description 审批机关与监管机关不是同一机关 */
            separate: boolean;
            service: string;
            supervisor: {
                /** @description 职责 */
                answersFor: string;
                because: string;
                kind: string | null;
                /** @description 部门类别 */
                label: string;
                /** @enum {unknown} */
                level: "province" | "city" | "county" | "township";
                /** @enum {unknown} */
                mark: "official" | "confirmed" | "reference" | "pending";
                name: string | null;
            };
        };
        ServiceGuide: {
            appointment: {
                /** @enum {unknown} */
                at: "window" | "organ";
                atText: string;
                basis: string;
                /** @description both sides have to come together */
                both: boolean;
                confidenceText: string;
                minutes: number;
                note: string | null;
            } | null;
            commitment: {
                available: boolean;
                basis: string;
            } | null;
            conditions: string[];
            /** @description 部门已经核定的要素 */
            confirmed: {
                by: string;
                element: string;
                title: string;
            }[];
            /** @enum {unknown} */
            content: "full" | "outline";
            evidence: {
                acceptance?: string;
                basis?: string;
                copies?: number;
                exempt: boolean;
                form: string;
                name: string;
                necessity: string;
                originals?: number;
                reviewPoints?: string[];
                type: string;
            }[];
            fee: {
                basis: string;
                charged: boolean;
                standard?: string;
            } | null;
            fields: {
                element: string;
                label: string;
                required: boolean;
            }[];
            id: string;
            inspection: {
                basis: string;
                checks: string[];
                timing: string;
            } | null;
            legalBasis: {
                article?: string;
                /** @enum {unknown} */
                confidence: "sure" | "likely" | "unsure";
                confidenceText: string;
                effectiveFrom?: string;
                effectiveUntil?: string;
                law: string;
                says?: string;
                text: string;
            }[];
            /** @enum {unknown} */
            mark: "official" | "reference";
            markText: string;
            name: string;
            outputs: {
                kind: string;
                name: string;
                validity?: {
                    years: number;
                };
            }[];
            promisedLimit: {
                basis?: string;
                /** @enum {unknown} */
                confidence?: "sure" | "likely" | "unsure";
                days: number;
                text: string;
                /** @enum {unknown} */
                unit: "workingDay" | "naturalDay";
            };
            questions: {
                answer: string;
                ask: string;
            }[];
            reviewPoints: string[];
            silence: {
                basis?: string;
                /** @enum {unknown} */
                confidence?: "sure" | "likely" | "unsure";
                days: number;
                text: string;
                /** @enum {unknown} */
                unit: "workingDay" | "naturalDay";
            } | null;
            specialProcedures: {
                basis: string;
                name: string;
            }[];
            statutoryLimit: {
                basis?: string;
                /** @enum {unknown} */
                confidence?: "sure" | "likely" | "unsure";
                days: number;
                text: string;
                /** @enum {unknown} */
                unit: "workingDay" | "naturalDay";
            } | null;
            steps: string[];
            summary: string | null;
            supervisor: string | null;
            type: string;
            visits: {
                because: string;
                count: number;
            } | null;
        };
        ServicePoint: {
            address?: string;
            hours?: string;
            id: string;
            name: string;
            phone?: string;
            region: string;
            stations: string[];
            /** @enum {unknown} */
            type: "centre" | "township" | "station";
        };
        SignatureList: {
            reviewedHash: string | null;
            signatures: {
                basis: string[];
                expiresAt: string | null;
                how: ("online" | "window" | "submission") | null;
                /** @description 须亲自到场: signed at a window, also after submission; the decision waits */
                inPerson: boolean;
                /** @description as what they sign: 买方, 卖方 … */
                label: string;
                /** @description a personal link can be sent */
                mayInvite: boolean;
                /** @description there is a link that can be revoked */
                mayRevoke: boolean;
                /** @description a clerk can record their signature now */
                maySignHere: boolean;
                name: string;
                numberMasked: string | null;
                refusal: {
                    at: string;
                    reason: string;
                } | null;
                /** @description what they sign for */
                services: string[];
                signedAt: string | null;
                /** @description names this person in the calls about their signature */
                signer: string;
                standIn: {
                    /** @enum {unknown} */
                    as: "guardian" | "agent" | "legalRepresentative";
                    name: string;
                } | null;
                /** @description who may sign for them at a window */
                standIns: ("guardian" | "agent" | "legalRepresentative")[];
                /** @enum {unknown} */
                state: "bySubmitting" | "atWindow" | "toInvite" | "invited" | "expired" | "signed" | "changed" | "refused";
                stateLabel: string;
            }[];
        };
        SignatureView: {
            basis: string[];
            expiresAt: string | null;
            how: ("online" | "window" | "submission") | null;
            /** @description 须亲自到场: signed at a window, also after submission; the decision waits */
            inPerson: boolean;
            /** @description as what they sign: 买方, 卖方 … */
            label: string;
            /** @description a personal link can be sent */
            mayInvite: boolean;
            /** @description there is a link that can be revoked */
            mayRevoke: boolean;
            /** @description a clerk can record their signature now */
            maySignHere: boolean;
            name: string;
            numberMasked: string | null;
            refusal: {
                at: string;
                reason: string;
            } | null;
            /** @description what they sign for */
            services: string[];
            signedAt: string | null;
            /** @description names this person in the calls about their signature */
            signer: string;
            standIn: {
                /** @enum {unknown} */
                as: "guardian" | "agent" | "legalRepresentative";
                name: string;
            } | null;
            /** @description who may sign for them at a window */
            standIns: ("guardian" | "agent" | "legalRepresentative")[];
            /** @enum {unknown} */
            state: "bySubmitting" | "atWindow" | "toInvite" | "invited" | "expired" | "signed" | "changed" | "refused";
            stateLabel: string;
        };
        SigningView: {
            /** @description what was answered about the situation, in words */
            answers: {
                label: string;
                value: string;
            }[];
            applicant: string;
            /** @description how the results are collected, in words */
            delivery: string;
            /** @description names of the materials handed in */
            evidence: string[];
            form: {
                fields: {
                    element: string;
                    /** @description filled from this answer, not asked again */
                    fact?: string;
                    help?: string;
                    /** @description for lists: the fields of one item, by key */
                    items?: unknown;
                    label: string;
                    maximum?: number;
                    maximumLength?: number;
                    minimum?: number;
                    prefill?: string;
                    required: boolean;
                    /** @description the services that ask for it; only they see it */
                    rows: string[];
                    sensitive: boolean;
                    type: string;
                    unit?: string;
                    values?: {
                        [key: string]: string;
                    };
                }[];
                help?: string;
                id: string;
                label: string;
            }[];
            lifeEvent: {
                id: string;
                name: string;
            };
            /** @description false while the applicant is still filling in: not to be signed yet */
            ready: boolean;
            region: string;
            reviewedHash: string;
            services: {
                authority: string;
                service: string;
            }[];
            signature: {
                basis: string[];
                expiresAt: string | null;
                how: ("online" | "window" | "submission") | null;
                /** @description 须亲自到场: signed at a window, also after submission; the decision waits */
                inPerson: boolean;
                /** @description as what they sign: 买方, 卖方 … */
                label: string;
                /** @description a personal link can be sent */
                mayInvite: boolean;
                /** @description there is a link that can be revoked */
                mayRevoke: boolean;
                /** @description a clerk can record their signature now */
                maySignHere: boolean;
                name: string;
                numberMasked: string | null;
                refusal: {
                    at: string;
                    reason: string;
                } | null;
                /** @description what they sign for */
                services: string[];
                signedAt: string | null;
                /** @description names this person in the calls about their signature */
                signer: string;
                standIn: {
                    /** @enum {unknown} */
                    as: "guardian" | "agent" | "legalRepresentative";
                    name: string;
                } | null;
                /** @description who may sign for them at a window */
                standIns: ("guardian" | "agent" | "legalRepresentative")[];
                /** @enum {unknown} */
                state: "bySubmitting" | "atWindow" | "toInvite" | "invited" | "expired" | "signed" | "changed" | "refused";
                stateLabel: string;
            };
            values: {
                [key: string]: unknown;
            };
            /** @description labels of what is sensitive about others and not shown */
            withheld: string[];
        };
        SmsDesk: {
            failed: number;
            /** @description 发送失败的，最近的在前，最多 100 条 */
            items: {
                at: string;
                attempts: number;
                caseNo: string;
                phoneMasked: string | null;
                problem: string | null;
                seq: number;
                stateLabel: string;
            }[];
            waiting: number;
        };
        SmsWish: {
            /** @description 是否接收短信提醒；依法应当书面告知的事项不受影响 */
            on: boolean;
            phoneMasked: string | null;
        };
        SubmittedView: {
            form: {
                fields: {
                    element: string;
                    /** @description filled from this answer, not asked again */
                    fact?: string;
                    help?: string;
                    /** @description for lists: the fields of one item, by key */
                    items?: unknown;
                    label: string;
                    maximum?: number;
                    maximumLength?: number;
                    minimum?: number;
                    prefill?: string;
                    required: boolean;
                    /** @description the services that ask for it; only they see it */
                    rows: string[];
                    sensitive: boolean;
                    type: string;
                    unit?: string;
                    values?: {
                        [key: string]: string;
                    };
                }[];
                help?: string;
                id: string;
                label: string;
            }[];
            provenance: {
                [key: string]: string;
            };
            values: {
                [key: string]: unknown;
            };
        };
        TakenListView: {
            /** @description other lists of the form that the same table filled in */
            also: string[];
            case: {
                /** @description what this viewer may do now */
                actions: string[];
                applicant: string;
                /** @description 线上本人, or the clerk who keyed it in */
                broughtBy: string;
                caseNo: string;
                concludedAt: string | null;
                correction: {
                    answerBy: string;
                    answeredAt: string | null;
                    closedAt: string | null;
                    issuedAt: string;
                    items: {
                        authorities: string[];
                        field: {
                            element: string;
                            /** @description filled from this answer, not asked again */
                            fact?: string;
                            help?: string;
                            /** @description for lists: the fields of one item, by key */
                            items?: unknown;
                            label: string;
                            maximum?: number;
                            maximumLength?: number;
                            minimum?: number;
                            prefill?: string;
                            required: boolean;
                            /** @description the services that ask for it; only they see it */
                            rows: string[];
                            sensitive: boolean;
                            type: string;
                            unit?: string;
                            values?: {
                                [key: string]: string;
                            };
                        } | null;
                        /** @enum {unknown} */
                        kind: "evidence" | "field";
                        name: string;
                        parts: string[];
                        problems: string[];
                        /** @description evidence type or data element */
                        target: string;
                        /** @description what was filled in before */
                        value: unknown;
                    }[];
                    number: number;
                } | null;
                /** @description seen by somebody who signed it with the applicant: progress only */
                coSigner: boolean;
                /** @description 取决于: services that hold the promised date, the first to end first */
                criticalPath: string[];
                /** @enum {unknown} */
                delivery: "electronic" | "window" | "courier";
                draft: {
                    /** @description 以告知承诺方式办理的事项（行） */
                    commitments: string[];
                    /** @description 承诺容缺后补的材料 */
                    deferrals: string[];
                    /** @enum {unknown} */
                    delivery: "electronic" | "window" | "courier";
                    facts: {
                        [key: string]: unknown;
                    };
                    factSources: {
                        [key: string]: string;
                    };
                    form: {
                        [key: string]: unknown;
                    };
                    plan: {
                        criticalPath: string[];
                        date: string;
                        evidence: {
                            acceptance: string[];
                            copies: number;
                            exempt: {
                                because: string;
                                /**
                                 * why it need not be handed in
                                 * @enum {unknown}
                                 */
                                mode: "gov-issued" | "e-certificate" | "shared-data" | "produced-in-case" | "committed";
                            } | null;
                            /**
                             * form
                             * @enum {unknown}
                             */
                            form: "either" | "electronic" | "paper";
                            help?: string;
                            name: string;
                            /**
                             * necessity
                             * @enum {unknown}
                             */
                            necessity: "required" | "optional" | "deferrable";
                            originals: number;
                            rows: string[];
                            type: string;
                        }[];
                        form: {
                            fields: {
                                element: string;
                                /** @description filled from this answer, not asked again */
                                fact?: string;
                                help?: string;
                                /** @description for lists: the fields of one item, by key */
                                items?: unknown;
                                label: string;
                                maximum?: number;
                                maximumLength?: number;
                                minimum?: number;
                                prefill?: string;
                                required: boolean;
                                /** @description the services that ask for it; only they see it */
                                rows: string[];
                                sensitive: boolean;
                                type: string;
                                unit?: string;
                                values?: {
                                    [key: string]: string;
                                };
                            }[];
                            help?: string;
                            id: string;
                            label: string;
                        }[];
                        guard: {
                            /** @description the authority to turn to, as it is really named */
                            authority?: string;
                            because: string;
                            id: string;
                            lifeEvent?: string;
                            /** @description nothing has to be done at all */
                            notNeeded: boolean;
                            wayOut: string;
                        } | null;
                        lifeEvent: {
                            id: string;
                            name: string;
                        };
                        /** @description open facts that shared data answers, so that nobody is asked */
                        lookups: string[];
                        notes: string[];
                        /** @description rows level by level; rows of one level run in parallel */
                        order: string[][];
                        promised: {
                            days: number;
                            /**
                             * limit unit
                             * @enum {unknown}
                             */
                            unit: "workingDay" | "naturalDay";
                        };
                        /** @description if everything is accepted on `date` */
                        promisedDate: string;
                        /** @description true when a year without a published calendar was counted */
                        provisional: boolean;
                        publication: number;
                        /** @description facts that can still change who may start or which services apply */
                        questions: {
                            /** @description rows it can still change; empty when it decides who may start */
                            decides: string[];
                            fact: string;
                            help?: string;
                            integer?: boolean;
                            /** @description for lists: the questions of one item, by key */
                            items?: unknown;
                            label: string;
                            maximum?: number;
                            minimum?: number;
                            question: string;
                            type: string;
                            unit?: string;
                            values?: {
                                [key: string]: string;
                            };
                        }[];
                        region: {
                            code: string;
                            name: string;
                        };
                        savings: {
                            days: {
                                after: number;
                                before: number;
                            };
                            evidence: {
                                after: number;
                                before: number;
                            };
                            steps: {
                                after: number;
                                before: number;
                            };
                            visits: {
                                after: number;
                                before: number;
                            };
                        };
                        separate: {
                            days: number;
                            /**
                             * limit unit
                             * @enum {unknown}
                             */
                            unit: "workingDay" | "naturalDay";
                        };
                        services: {
                            after: {
                                because: string;
                                /**
                                 * kind of order
                                 * @enum {unknown}
                                 */
                                kind: "before-acceptance" | "before-decision";
                                row: string;
                            }[];
                            /** @description the authority as it is really named */
                            authority: string;
                            authorityId: string;
                            because: string[];
                            bundle: string[];
                            /** @description part of this case as it stands */
                            chosen: boolean;
                            /** @description 告知承诺: decided on the applicant’s word; null where the service does not offer it */
                            commitment: {
                                basis: string;
                                checkDays: number | null;
                                chosen: boolean;
                                evidence: {
                                    name: string;
                                    target: string;
                                }[];
                                limit: {
                                    days: number;
                                    /**
                                     * limit unit
                                     * @enum {unknown}
                                     */
                                    unit: "workingDay" | "naturalDay";
                                };
                            } | null;
                            /** @description 现场核查 before the decision */
                            inspection: boolean;
                            /**
                             * level
                             * @enum {unknown}
                             */
                            level: "province" | "city" | "county" | "township";
                            limit: {
                                days: number;
                                /**
                                 * limit unit
                                 * @enum {unknown}
                                 */
                                unit: "workingDay" | "naturalDay";
                            };
                            /** @description 公告、公示 */
                            notices: {
                                days: number;
                                kind: string;
                                /** @description nothing is decided before it */
                                mandatory: boolean;
                                /**
                                 * limit unit
                                 * @enum {unknown}
                                 */
                                unit: "workingDay" | "naturalDay";
                            }[];
                            parts: {
                                label: string;
                                part: string;
                            }[];
                            /** @description list key and row of the annex, e.g. E3.1 */
                            row: string;
                            /** @description name as the list prints it */
                            service: string;
                            serviceId: string;
                            /**
                             * status
                             * @enum {unknown}
                             */
                            status: "required" | "optional" | "notNeeded" | "unknown" | "excluded";
                            statutoryLimit: {
                                days: number;
                                /**
                                 * limit unit
                                 * @enum {unknown}
                                 */
                                unit: "workingDay" | "naturalDay";
                            } | null;
                            /**
                             * service type
                             * @enum {unknown}
                             */
                            type: "licence" | "confirmation" | "payment" | "reward" | "filing" | "public-service" | "data-check" | "utility";
                        }[];
                        /** @description what answers given with the form may still ask for */
                        undecidedEvidence: {
                            /** @description labels of the answers that decide it */
                            dependsOn: string[];
                            name: string;
                            rows: string[];
                            type: string;
                        }[];
                    };
                    /** @description what still keeps it from being submitted */
                    problems: {
                        message: string;
                        target: string;
                        /** @enum {unknown} */
                        where: "question" | "field" | "evidence" | "guard" | "service" | "signature";
                    }[];
                    /** @description where a value came from: answer, identity, licence … */
                    provenance: {
                        [key: string]: string;
                    };
                    /** @description send it back on submission: it proves what was reviewed */
                    reviewedHash: string;
                    selection: string[] | null;
                } | null;
                evidence: {
                    fileName: string;
                    id: string;
                    mediaType: string;
                    size: number;
                    type: string;
                    uploadedAt: string;
                    url: string;
                }[];
                /** @description services of which there are more than 5 parts */
                groups: {
                    authority: string;
                    /** @description 容缺受理: what is still to come */
                    deferrals: {
                        by: string;
                        items: {
                            name: string;
                            target: string;
                        }[];
                    }[];
                    lastDue: string | null;
                    /** @description how many clocks stand still */
                    paused: number;
                    row: string;
                    service: string;
                    states: {
                        count: number;
                        label: string;
                        /** @enum {unknown} */
                        state: "submitted" | "correction" | "accepted" | "granted" | "denied" | "issued" | "refused" | "withdrawn" | "deemedWithdrawn" | "blocked" | "terminated" | "revoked";
                    }[];
                    total: number;
                }[];
                lifeEvent: {
                    id: string;
                    name: string;
                };
                /** @description of the parts above */
                outputs: {
                    authority: string;
                    documentUrl: string;
                    /** @description certificate identifier; verify at /api/certificates/{id}/verify */
                    id: string;
                    issuedOn: string;
                    kind: string;
                    name: string;
                    number: string;
                    part: string;
                    validUntil: string | null;
                }[];
                /** @description without those of the groups */
                parts: {
                    acceptedOn: string | null;
                    authority: string;
                    decision: {
                        excluded: string | null;
                        on: string;
                        reasons: string | null;
                        remedies: string | null;
                        /** @enum {unknown} */
                        result: "granted" | "denied";
                        resultLabel: string;
                    } | null;
                    deferral: {
                        by: string;
                        items: {
                            name: string;
                            target: string;
                        }[];
                        suppliedOn: string | null;
                    } | null;
                    extension: {
                        approvedBy: string | null;
                        approvedOn: string | null;
                        askedBy: string;
                        days: number;
                        reason: string;
                    } | null;
                    /** @description 现在由谁办理, in words */
                    holder: string;
                    intakeDue: string | null;
                    intakePromised: {
                        by: string;
                        /** @description working days */
                        days: number;
                    } | null;
                    /** @description which instance of a repeated service; empty when there is one */
                    label: string;
                    legalDue: string | null;
                    /** @description row of the list and instance: E3.1, E13.2-1 */
                    part: string;
                    pause: {
                        days: number | null;
                        from: string;
                        kind: string;
                        reason: string;
                        until: string | null;
                    } | null;
                    promisedDue: string | null;
                    provisional: boolean;
                    refusal: {
                        ground: ("notNeeded" | "wrongOrgan" | "notEligible") | null;
                        groundLabel: string | null;
                        on: string;
                        reasons: string;
                        remedies: string;
                        rightOrgan: string | null;
                    } | null;
                    row: string;
                    service: string;
                    /** @enum {unknown} */
                    state: "submitted" | "correction" | "accepted" | "granted" | "denied" | "issued" | "refused" | "withdrawn" | "deemedWithdrawn" | "blocked" | "terminated" | "revoked";
                    stateLabel: string;
                    /** @description 撤回的后果: withdrawn with it by law; stopped until the applicant chooses */
                    ties: {
                        dependants: string[];
                        together: string[];
                    };
                    turns: {
                        blocked: {
                            /** @description the prerequisite that failed, in words */
                            because: string;
                            choices: {
                                /** @enum {unknown} */
                                id: "withdraw" | "wait" | "held";
                                label: string;
                            }[];
                            chooseBy: string;
                            /** @description evidence types that show the result obtained from elsewhere */
                            papers: {
                                name: string;
                                target: string;
                            }[];
                            /** @description natural days a part can be kept waiting from the day that is chosen */
                            waitDays: number;
                            waitUntil: string | null;
                        } | null;
                        commitment: {
                            checkBy: string | null;
                            checkedOn: string | null;
                            findings: string | null;
                            items: {
                                name: string;
                                target: string;
                            }[];
                            kept: boolean | null;
                            rectifyBy: string | null;
                            repairedOn: string | null;
                        } | null;
                        hearing: {
                            askBy: string;
                            asked: {
                                by: string;
                                on: string;
                            } | null;
                            date: string | null;
                            heldOn: string | null;
                            host: string | null;
                            interested: string[];
                            place: string | null;
                            reason: string;
                            record: string | null;
                            time: string | null;
                            waivedOn: string | null;
                        } | null;
                        inspection: {
                            because: string | null;
                            by: string | null;
                            /** @enum {unknown} */
                            state: "needed" | "arranged" | "rectify" | "rectified" | "passed" | "failed" | "waived";
                            stateLabel: string;
                        } | null;
                        reopened: {
                            basis: string;
                            on: string;
                        } | null;
                        revocation: {
                            approvedBy: string | null;
                            approvedOn: string | null;
                            askedBy: string;
                            because: string;
                            /** @enum {unknown} */
                            ground: "misconduct" | "authority" | "procedure" | "unqualified" | "otherwise" | "fraud" | "commitment" | "expired" | "deceased" | "dissolved" | "withdrawn" | "forceMajeure" | "surrendered";
                            /** @description 撤销 or 注销 */
                            kind: string;
                            reasons: string;
                            remedies: string;
                        } | null;
                        termination: {
                            because: string;
                            on: string;
                            reasons: string;
                        } | null;
                    };
                    /** @description services whose result it waits for */
                    waitingFor: string[];
                }[];
                promisedDate: string | null;
                provisional: boolean;
                publication: number;
                region: {
                    code: string;
                    name: string;
                };
                /** @description 提醒: dates that bind the applicant, never a reason to refuse */
                reminders: string[];
                savedAt: string;
                /** @description 须签名的人: empty where only the applicant applies */
                signatures: {
                    basis: string[];
                    expiresAt: string | null;
                    how: ("online" | "window" | "submission") | null;
                    /** @description 须亲自到场: signed at a window, also after submission; the decision waits */
                    inPerson: boolean;
                    /** @description as what they sign: 买方, 卖方 … */
                    label: string;
                    /** @description a personal link can be sent */
                    mayInvite: boolean;
                    /** @description there is a link that can be revoked */
                    mayRevoke: boolean;
                    /** @description a clerk can record their signature now */
                    maySignHere: boolean;
                    name: string;
                    numberMasked: string | null;
                    refusal: {
                        at: string;
                        reason: string;
                    } | null;
                    /** @description what they sign for */
                    services: string[];
                    signedAt: string | null;
                    /** @description names this person in the calls about their signature */
                    signer: string;
                    standIn: {
                        /** @enum {unknown} */
                        as: "guardian" | "agent" | "legalRepresentative";
                        name: string;
                    } | null;
                    /** @description who may sign for them at a window */
                    standIns: ("guardian" | "agent" | "legalRepresentative")[];
                    /** @enum {unknown} */
                    state: "bySubmitting" | "atWindow" | "toInvite" | "invited" | "expired" | "signed" | "changed" | "refused";
                    stateLabel: string;
                }[];
                /** @enum {unknown} */
                state: "draft" | "inProgress" | "concluded" | "delivered" | "archived" | "withdrawn";
                stateLabel: string;
                submittedAt: string | null;
                timeline: {
                    at: string;
                    part: string | null;
                    what: string;
                    who: string;
                }[];
                tone: "quiet" | null;
                trackingCode: string | null;
                version: number;
                /** @description 联合勘验 */
                visits: {
                    closedOn: string | null;
                    findings: {
                        authority: string;
                        items: {
                            check: string;
                            note: string;
                            ok: boolean;
                        }[];
                        note: string;
                        officers: string[];
                        on: string;
                        part: string;
                        photos: {
                            id: string;
                            url: string;
                        }[];
                        /** @enum {unknown} */
                        result: "passed" | "rectify" | "failed" | "agree" | "disagree";
                        resultLabel: string;
                        service: string;
                    }[];
                    /** @enum {unknown} */
                    kind: "inspection" | "review";
                    kindLabel: string;
                    number: number;
                    of: number | null;
                    otherTimesLeft: number;
                    parts: {
                        authority: string;
                        part: string;
                        service: string;
                    }[];
                    place: string;
                    rectifications: {
                        authority: string;
                        check: string;
                        note: string;
                        service: string;
                    }[];
                    slot: {
                        date: string;
                        /** @enum {unknown} */
                        half: "am" | "pm";
                        label: string;
                    } | null;
                    slots: {
                        date: string;
                        /** @enum {unknown} */
                        half: "am" | "pm";
                        label: string;
                    }[];
                    subject: string;
                }[];
            } | null;
            /** @description lines read */
            lines: number;
            problemCount: number;
            /** @description the first 200; `as=xlsx` gives the file back with all of them */
            problems: {
                column: string | null;
                line: number | null;
                message: string;
            }[];
            /** @description how many were taken over; 0 where there are problems */
            taken: number;
            /** @description how many the list then has */
            total: number;
        };
        TaskList: {
            counts: {
                /** @description 待核查承诺、待批准撤销 */
                checking: number;
                correction: number;
                deciding: number;
                done: number;
                intake: number;
            };
            items: {
                /** @description masked */
                applicant: string;
                caseNo: string;
                claimedBy: string | null;
                due: string | null;
                /** @enum {unknown} */
                dueKind: "intake" | "promise" | "check" | "none";
                intakePromised: string | null;
                label: string;
                lifeEvent: string;
                mine: boolean;
                part: string;
                provisional: boolean;
                region: string;
                service: string;
                /** @enum {unknown} */
                state: "submitted" | "correction" | "accepted" | "granted" | "denied" | "issued" | "refused" | "withdrawn" | "deemedWithdrawn" | "blocked" | "terminated" | "revoked";
                stateLabel: string;
                /** @description 待审查、待审核、待批准; empty where it has not come to that */
                step: string;
                verdict: ("complete" | "correct" | "refuse") | null;
                waitingFor: string[];
            }[];
            next: string | null;
        };
        TaskListItem: {
            /** @description masked */
            applicant: string;
            caseNo: string;
            claimedBy: string | null;
            due: string | null;
            /** @enum {unknown} */
            dueKind: "intake" | "promise" | "check" | "none";
            intakePromised: string | null;
            label: string;
            lifeEvent: string;
            mine: boolean;
            part: string;
            provisional: boolean;
            region: string;
            service: string;
            /** @enum {unknown} */
            state: "submitted" | "correction" | "accepted" | "granted" | "denied" | "issued" | "refused" | "withdrawn" | "deemedWithdrawn" | "blocked" | "terminated" | "revoked";
            stateLabel: string;
            /** @description 待审查、待审核、待批准; empty where it has not come to that */
            step: string;
            verdict: ("complete" | "correct" | "refuse") | null;
            waitingFor: string[];
        };
        TaskProgress: {
            actions: string[];
            announced: {
                from: string;
                kind: string;
                until: string;
            } | null;
            caseNo: string;
            claimedBy: string | null;
            /** @description a second correction needs a reason that is journalled as the organ’s fault */
            correctionUsed: boolean;
            extensionDays: number | null;
            /** @description what this act adds to the timeline */
            happened: {
                at: string;
                part: string | null;
                what: string;
                who: string;
            }[];
            mine: boolean;
            mustAnnounce: string | null;
            mustHear: string | null;
            /** @description who has still to come and sign before it can be examined and decided */
            mustSign: string[];
            objections: {
                by: string;
                contact: {
                    name: string;
                    phone: string;
                } | null;
                on: string;
                text: string;
            }[];
            others: {
                authority: string;
                part: string;
                service: string;
                state: ("submitted" | "correction" | "accepted" | "granted" | "denied" | "issued" | "refused" | "withdrawn" | "deemedWithdrawn" | "blocked" | "terminated" | "revoked") | null;
                stateLabel: string;
            }[];
            part: {
                acceptedOn: string | null;
                authority: string;
                decision: {
                    excluded: string | null;
                    on: string;
                    reasons: string | null;
                    remedies: string | null;
                    /** @enum {unknown} */
                    result: "granted" | "denied";
                    resultLabel: string;
                } | null;
                deferral: {
                    by: string;
                    items: {
                        name: string;
                        target: string;
                    }[];
                    suppliedOn: string | null;
                } | null;
                extension: {
                    approvedBy: string | null;
                    approvedOn: string | null;
                    askedBy: string;
                    days: number;
                    reason: string;
                } | null;
                /** @description 现在由谁办理, in words */
                holder: string;
                intakeDue: string | null;
                intakePromised: {
                    by: string;
                    /** @description working days */
                    days: number;
                } | null;
                /** @description which instance of a repeated service; empty when there is one */
                label: string;
                legalDue: string | null;
                /** @description row of the list and instance: E3.1, E13.2-1 */
                part: string;
                pause: {
                    days: number | null;
                    from: string;
                    kind: string;
                    reason: string;
                    until: string | null;
                } | null;
                promisedDue: string | null;
                provisional: boolean;
                refusal: {
                    ground: ("notNeeded" | "wrongOrgan" | "notEligible") | null;
                    groundLabel: string | null;
                    on: string;
                    reasons: string;
                    remedies: string;
                    rightOrgan: string | null;
                } | null;
                row: string;
                service: string;
                /** @enum {unknown} */
                state: "submitted" | "correction" | "accepted" | "granted" | "denied" | "issued" | "refused" | "withdrawn" | "deemedWithdrawn" | "blocked" | "terminated" | "revoked";
                stateLabel: string;
                /** @description 撤回的后果: withdrawn with it by law; stopped until the applicant chooses */
                ties: {
                    dependants: string[];
                    together: string[];
                };
                turns: {
                    blocked: {
                        /** @description the prerequisite that failed, in words */
                        because: string;
                        choices: {
                            /** @enum {unknown} */
                            id: "withdraw" | "wait" | "held";
                            label: string;
                        }[];
                        chooseBy: string;
                        /** @description evidence types that show the result obtained from elsewhere */
                        papers: {
                            name: string;
                            target: string;
                        }[];
                        /** @description natural days a part can be kept waiting from the day that is chosen */
                        waitDays: number;
                        waitUntil: string | null;
                    } | null;
                    commitment: {
                        checkBy: string | null;
                        checkedOn: string | null;
                        findings: string | null;
                        items: {
                            name: string;
                            target: string;
                        }[];
                        kept: boolean | null;
                        rectifyBy: string | null;
                        repairedOn: string | null;
                    } | null;
                    hearing: {
                        askBy: string;
                        asked: {
                            by: string;
                            on: string;
                        } | null;
                        date: string | null;
                        heldOn: string | null;
                        host: string | null;
                        interested: string[];
                        place: string | null;
                        reason: string;
                        record: string | null;
                        time: string | null;
                        waivedOn: string | null;
                    } | null;
                    inspection: {
                        because: string | null;
                        by: string | null;
                        /** @enum {unknown} */
                        state: "needed" | "arranged" | "rectify" | "rectified" | "passed" | "failed" | "waived";
                        stateLabel: string;
                    } | null;
                    reopened: {
                        basis: string;
                        on: string;
                    } | null;
                    revocation: {
                        approvedBy: string | null;
                        approvedOn: string | null;
                        askedBy: string;
                        because: string;
                        /** @enum {unknown} */
                        ground: "misconduct" | "authority" | "procedure" | "unqualified" | "otherwise" | "fraud" | "commitment" | "expired" | "deceased" | "dissolved" | "withdrawn" | "forceMajeure" | "surrendered";
                        /** @description 撤销 or 注销 */
                        kind: string;
                        reasons: string;
                        remedies: string;
                    } | null;
                    termination: {
                        because: string;
                        on: string;
                        reasons: string;
                    } | null;
                };
                /** @description services whose result it waits for */
                waitingFor: string[];
            };
            /** @description different people one after the other; the last decides */
            step: {
                /** @description whose turn it is, from 1 */
                at: number;
                /** @description 审查、审核、批准 */
                names: string[];
                opinions: {
                    by: string;
                    level: string;
                    mine: boolean;
                    on: string;
                    reasons: string | null;
                    /** @enum {unknown} */
                    result: "granted" | "denied";
                    resultLabel: string;
                }[];
            };
            verdict: {
                at: string;
                by: string;
                items: {
                    kind: string;
                    name: string;
                    problem: string;
                    target: string;
                }[];
                /** @enum {unknown} */
                verdict: "complete" | "correct" | "refuse";
            } | null;
            version: number;
            visits: {
                closedOn: string | null;
                findings: {
                    authority: string;
                    items: {
                        check: string;
                        note: string;
                        ok: boolean;
                    }[];
                    note: string;
                    officers: string[];
                    on: string;
                    part: string;
                    photos: {
                        id: string;
                        url: string;
                    }[];
                    /** @enum {unknown} */
                    result: "passed" | "rectify" | "failed" | "agree" | "disagree";
                    resultLabel: string;
                    service: string;
                }[];
                /** @enum {unknown} */
                kind: "inspection" | "review";
                kindLabel: string;
                number: number;
                of: number | null;
                otherTimesLeft: number;
                parts: {
                    authority: string;
                    part: string;
                    service: string;
                }[];
                place: string;
                rectifications: {
                    authority: string;
                    check: string;
                    note: string;
                    service: string;
                }[];
                slot: {
                    date: string;
                    /** @enum {unknown} */
                    half: "am" | "pm";
                    label: string;
                } | null;
                slots: {
                    date: string;
                    /** @enum {unknown} */
                    half: "am" | "pm";
                    label: string;
                }[];
                subject: string;
            }[];
        };
        TaskView: {
            actions: string[];
            announced: {
                from: string;
                kind: string;
                until: string;
            } | null;
            applicant: string;
            because: string[];
            caseNo: string;
            /** @description what the 现场核查 the decision waits for looks at; empty when none is needed */
            checks: string[];
            claimedBy: string | null;
            conditions: string[];
            /** @description a second correction needs a reason that is journalled as the organ’s fault */
            correctionUsed: boolean;
            evidence: {
                acceptance: string | null;
                exempt: string | null;
                files: {
                    fileName: string;
                    id: string;
                    mediaType: string;
                    size: number;
                    type: string;
                    uploadedAt: string;
                    url: string;
                }[];
                name: string;
                necessity: string;
                reviewPoints: string[];
                type: string;
            }[];
            extensionDays: number | null;
            form: {
                fields: {
                    element: string;
                    /** @description filled from this answer, not asked again */
                    fact?: string;
                    help?: string;
                    /** @description for lists: the fields of one item, by key */
                    items?: unknown;
                    label: string;
                    maximum?: number;
                    maximumLength?: number;
                    minimum?: number;
                    prefill?: string;
                    required: boolean;
                    /** @description the services that ask for it; only they see it */
                    rows: string[];
                    sensitive: boolean;
                    type: string;
                    unit?: string;
                    values?: {
                        [key: string]: string;
                    };
                }[];
                help?: string;
                id: string;
                label: string;
            }[];
            lawfulPauses: string[];
            legalBasis: string[];
            lifeEvent: string;
            mine: boolean;
            mustAnnounce: string | null;
            mustHear: string | null;
            /** @description who has still to come and sign before it can be examined and decided */
            mustSign: string[];
            objections: {
                by: string;
                contact: {
                    name: string;
                    phone: string;
                } | null;
                on: string;
                text: string;
            }[];
            others: {
                authority: string;
                part: string;
                service: string;
                state: ("submitted" | "correction" | "accepted" | "granted" | "denied" | "issued" | "refused" | "withdrawn" | "deemedWithdrawn" | "blocked" | "terminated" | "revoked") | null;
                stateLabel: string;
            }[];
            outputs: string[];
            part: {
                acceptedOn: string | null;
                authority: string;
                decision: {
                    excluded: string | null;
                    on: string;
                    reasons: string | null;
                    remedies: string | null;
                    /** @enum {unknown} */
                    result: "granted" | "denied";
                    resultLabel: string;
                } | null;
                deferral: {
                    by: string;
                    items: {
                        name: string;
                        target: string;
                    }[];
                    suppliedOn: string | null;
                } | null;
                extension: {
                    approvedBy: string | null;
                    approvedOn: string | null;
                    askedBy: string;
                    days: number;
                    reason: string;
                } | null;
                /** @description 现在由谁办理, in words */
                holder: string;
                intakeDue: string | null;
                intakePromised: {
                    by: string;
                    /** @description working days */
                    days: number;
                } | null;
                /** @description which instance of a repeated service; empty when there is one */
                label: string;
                legalDue: string | null;
                /** @description row of the list and instance: E3.1, E13.2-1 */
                part: string;
                pause: {
                    days: number | null;
                    from: string;
                    kind: string;
                    reason: string;
                    until: string | null;
                } | null;
                promisedDue: string | null;
                provisional: boolean;
                refusal: {
                    ground: ("notNeeded" | "wrongOrgan" | "notEligible") | null;
                    groundLabel: string | null;
                    on: string;
                    reasons: string;
                    remedies: string;
                    rightOrgan: string | null;
                } | null;
                row: string;
                service: string;
                /** @enum {unknown} */
                state: "submitted" | "correction" | "accepted" | "granted" | "denied" | "issued" | "refused" | "withdrawn" | "deemedWithdrawn" | "blocked" | "terminated" | "revoked";
                stateLabel: string;
                /** @description 撤回的后果: withdrawn with it by law; stopped until the applicant chooses */
                ties: {
                    dependants: string[];
                    together: string[];
                };
                turns: {
                    blocked: {
                        /** @description the prerequisite that failed, in words */
                        because: string;
                        choices: {
                            /** @enum {unknown} */
                            id: "withdraw" | "wait" | "held";
                            label: string;
                        }[];
                        chooseBy: string;
                        /** @description evidence types that show the result obtained from elsewhere */
                        papers: {
                            name: string;
                            target: string;
                        }[];
                        /** @description natural days a part can be kept waiting from the day that is chosen */
                        waitDays: number;
                        waitUntil: string | null;
                    } | null;
                    commitment: {
                        checkBy: string | null;
                        checkedOn: string | null;
                        findings: string | null;
                        items: {
                            name: string;
                            target: string;
                        }[];
                        kept: boolean | null;
                        rectifyBy: string | null;
                        repairedOn: string | null;
                    } | null;
                    hearing: {
                        askBy: string;
                        asked: {
                            by: string;
                            on: string;
                        } | null;
                        date: string | null;
                        heldOn: string | null;
                        host: string | null;
                        interested: string[];
                        place: string | null;
                        reason: string;
                        record: string | null;
                        time: string | null;
                        waivedOn: string | null;
                    } | null;
                    inspection: {
                        because: string | null;
                        by: string | null;
                        /** @enum {unknown} */
                        state: "needed" | "arranged" | "rectify" | "rectified" | "passed" | "failed" | "waived";
                        stateLabel: string;
                    } | null;
                    reopened: {
                        basis: string;
                        on: string;
                    } | null;
                    revocation: {
                        approvedBy: string | null;
                        approvedOn: string | null;
                        askedBy: string;
                        because: string;
                        /** @enum {unknown} */
                        ground: "misconduct" | "authority" | "procedure" | "unqualified" | "otherwise" | "fraud" | "commitment" | "expired" | "deceased" | "dissolved" | "withdrawn" | "forceMajeure" | "surrendered";
                        /** @description 撤销 or 注销 */
                        kind: string;
                        reasons: string;
                        remedies: string;
                    } | null;
                    termination: {
                        because: string;
                        on: string;
                        reasons: string;
                    } | null;
                };
                /** @description services whose result it waits for */
                waitingFor: string[];
            };
            /** @description the work procedure (PDF) of this life event in this place */
            procedureUrl: string;
            provenance: {
                [key: string]: string;
            };
            /** @description the publication of the catalogue this case follows */
            publication: number;
            publicNotices: {
                days: number;
                kind: string;
                mandatory: boolean;
                unit: string;
            }[];
            region: string;
            reviewPoints: string[];
            /** @description different people one after the other; the last decides */
            step: {
                /** @description whose turn it is, from 1 */
                at: number;
                /** @description 审查、审核、批准 */
                names: string[];
                opinions: {
                    by: string;
                    level: string;
                    mine: boolean;
                    on: string;
                    reasons: string | null;
                    /** @enum {unknown} */
                    result: "granted" | "denied";
                    resultLabel: string;
                }[];
            };
            timeline: {
                at: string;
                part: string | null;
                what: string;
                who: string;
            }[];
            values: {
                [key: string]: unknown;
            };
            verdict: {
                at: string;
                by: string;
                items: {
                    kind: string;
                    name: string;
                    problem: string;
                    target: string;
                }[];
                /** @enum {unknown} */
                verdict: "complete" | "correct" | "refuse";
            } | null;
            version: number;
            visits: {
                closedOn: string | null;
                findings: {
                    authority: string;
                    items: {
                        check: string;
                        note: string;
                        ok: boolean;
                    }[];
                    note: string;
                    officers: string[];
                    on: string;
                    part: string;
                    photos: {
                        id: string;
                        url: string;
                    }[];
                    /** @enum {unknown} */
                    result: "passed" | "rectify" | "failed" | "agree" | "disagree";
                    resultLabel: string;
                    service: string;
                }[];
                /** @enum {unknown} */
                kind: "inspection" | "review";
                kindLabel: string;
                number: number;
                of: number | null;
                otherTimesLeft: number;
                parts: {
                    authority: string;
                    part: string;
                    service: string;
                }[];
                place: string;
                rectifications: {
                    authority: string;
                    check: string;
                    note: string;
                    service: string;
                }[];
                slot: {
                    date: string;
                    /** @enum {unknown} */
                    half: "am" | "pm";
                    label: string;
                } | null;
                slots: {
                    date: string;
                    /** @enum {unknown} */
                    half: "am" | "pm";
                    label: string;
                }[];
                subject: string;
            }[];
        };
        TimelineEntry: {
            at: string;
            part: string | null;
            what: string;
            who: string;
        };
        TrackView: {
            caseNo: string;
            groups: {
                authority: string;
                /** @description 容缺受理: what is still to come */
                deferrals: {
                    by: string;
                    items: {
                        name: string;
                        target: string;
                    }[];
                }[];
                lastDue: string | null;
                /** @description how many clocks stand still */
                paused: number;
                row: string;
                service: string;
                states: {
                    count: number;
                    label: string;
                    /** @enum {unknown} */
                    state: "submitted" | "correction" | "accepted" | "granted" | "denied" | "issued" | "refused" | "withdrawn" | "deemedWithdrawn" | "blocked" | "terminated" | "revoked";
                }[];
                total: number;
            }[];
            lifeEvent: string;
            /** @description without those of the groups */
            parts: {
                authority: string;
                holder: string;
                part: string;
                promisedDue: string | null;
                service: string;
                /** @enum {unknown} */
                state: "submitted" | "correction" | "accepted" | "granted" | "denied" | "issued" | "refused" | "withdrawn" | "deemedWithdrawn" | "blocked" | "terminated" | "revoked";
                stateLabel: string;
            }[];
            promisedDate: string | null;
            provisional: boolean;
            region: string;
            /** @enum {unknown} */
            state: "draft" | "inProgress" | "concluded" | "delivered" | "archived" | "withdrawn";
            stateLabel: string;
            submittedAt: string | null;
        };
        UnreadView: {
            latest: string | null;
            unread: number;
        };
        VerifyView: {
            authority: string;
            /** @description masked */
            holder: string;
            issuedOn: string;
            mark: string;
            name: string;
            number: string;
            status: string;
            valid: boolean;
            validUntil: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
