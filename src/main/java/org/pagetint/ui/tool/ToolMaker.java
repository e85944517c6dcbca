package org.pagetint.ui.tool;

/// Makes a tool for the page of one process.
@FunctionalInterface
public interface ToolMaker {
    /// A tool that works with `context`.
    ProcessTool make(ProcessContext context);
}
