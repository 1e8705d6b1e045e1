using Cardshop.Scheduler.Outcomes;

namespace Cardshop.Scheduler.Store.Sqlite;

/// <inheritdoc/>
internal sealed class WriteOperation<T>(Func<StoreSession, T> work, CancellationToken cancellation) : IWriteOperation
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action[] _actions = [];
    private Exception? _error;
    private T? _result;

    public Task<T> Completion => _completion.Task;

    public bool Run(StoreSession session)
    {
        if (cancellation.IsCancellationRequested)
        {
            _error = new OperationCanceledException(cancellation);
            return false;
        }

        session.CommitActions.Clear();
        try
        {
            _result = work(session);
            var keep = _result is not IOutcome { IsRefused: true };
            _actions = keep ? [.. session.CommitActions] : [];
            return keep;
        }
        catch (Exception error) when (SqliteCodes.IsOfStatement(error))
        {
            _error = error;
            return false;
        }
    }

    public void Complete()
    {
        if (_error is not null)
        {
            _completion.TrySetException(_error);
            return;
        }

        try
        {
            Array.ForEach(_actions, action => action());
            _completion.TrySetResult(_result!);
        }
        catch (Exception error)
        {
            // The caller learns of it; the one thread that writes must outlive it.
            _completion.TrySetException(error);
        }
    }

    public void Fail(Exception error) => _completion.TrySetException(error);
}
