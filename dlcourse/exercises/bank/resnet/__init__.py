"""Chapter 7: convolution, normalization and residual networks. The exercises in the order of the book."""

from dlcourse.exercises.bank.resnet import counting, predictions, questions
from dlcourse.exercises.bank.resnet.convolution import conv2d
from dlcourse.exercises.bank.resnet.convolution_backward import conv2d_backward
from dlcourse.exercises.bank.resnet.convolution_size import conv_size
from dlcourse.exercises.bank.resnet.normalization import batch_norm
from dlcourse.exercises.bank.resnet.normalization_backward import batch_norm_backward
from dlcourse.exercises.bank.resnet.normalization_in_use import batch_norm_inference
from dlcourse.exercises.bank.resnet.pooling import global_average_pool
from dlcourse.exercises.bank.resnet.pooling_backward import global_average_pool_backward
from dlcourse.exercises.bank.resnet.residual import residual
from dlcourse.exercises.bank.resnet.residual_backward import residual_backward
from dlcourse.exercises.bank.resnet.running_mean import running_mean
from dlcourse.exercises.bank.resnet.shortcut import shortcut

EXERCISES = (
    conv_size,
    counting.rows_after_two,
    conv2d,
    counting.conv_parameters,
    counting.field_of_view,
    conv2d_backward,
    global_average_pool,
    questions.larger_pictures,
    global_average_pool_backward,
    batch_norm,
    running_mean,
    batch_norm_inference,
    batch_norm_backward,
    predictions.plain_and_deep,
    questions.overfitting,
    predictions.gradient_at_the_start,
    questions.vanishing,
    predictions.more_time,
    questions.enough_time,
    predictions.identity_layers,
    questions.what_the_experiment_shows,
    questions.sigmoid_identity,
    counting.units_for_the_identity,
    questions.zero_is_easier,
    residual,
    questions.skip_or_shortcut,
    predictions.residual_and_deep,
    residual_backward,
    questions.gradient_of_the_sum,
    questions.in_the_way,
    questions.add_or_concatenate,
    questions.shapes_differ,
    shortcut,
    counting.layers_with_weights,
    questions.sudden_drops,
    predictions.block_removed,
)
